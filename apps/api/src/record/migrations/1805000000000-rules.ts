import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What hubs make of the rules of messages, and who is left in peace. The two repeats of an invitation
 * become two rules, whose occurrences no longer bear a delay that may change.
 */
export class Rules1805000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "rule_version" (
        "id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "rule" text NOT NULL,
        "number" integer NOT NULL, "delay" jsonb, "paused" boolean NOT NULL, "subject" text,
        "opening" text, "at" TIMESTAMP WITH TIME ZONE NOT NULL,
        CONSTRAINT "PK_rule_version" PRIMARY KEY ("id"),
        CONSTRAINT "one_rule_version" UNIQUE ("organisation_id", "rule", "number"));
      ALTER TABLE "rule_version" ADD CONSTRAINT "FK_ccab81fa8efb9d7fe316433d67d" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
      ALTER TABLE "cohort" ADD "messages_paused_at" TIMESTAMP WITH TIME ZONE;
      ALTER TABLE "enrolment" ADD "messages_paused_at" TIMESTAMP WITH TIME ZONE;
      CREATE INDEX "cafe_said" ON "cafe" ("updated_at");
      CREATE INDEX "cafe_planned" ON "cafe" ("planned_on");
      UPDATE "message" SET "rule" = 'invitation-last'
        WHERE "rule" = 'invitation-again' AND "occurrence" LIKE '%/J+7';
      UPDATE "message" SET "occurrence" = regexp_replace("occurrence", '/J\\+[37]$', '')
        WHERE "rule" IN ('invitation-again', 'invitation-last')`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      UPDATE "message" SET "occurrence" = "occurrence" ||
          CASE "rule" WHEN 'invitation-again' THEN '/J+3' ELSE '/J+7' END,
          "rule" = 'invitation-again'
        WHERE "rule" IN ('invitation-again', 'invitation-last');
      DROP INDEX "cafe_planned";
      DROP INDEX "cafe_said";
      ALTER TABLE "enrolment" DROP COLUMN "messages_paused_at";
      ALTER TABLE "cohort" DROP COLUMN "messages_paused_at";
      DROP TABLE "rule_version"`);
  }
}
