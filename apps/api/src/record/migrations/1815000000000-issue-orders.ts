import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Documents issued in the background. */
export class IssueOrders1815000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "issue_order" (
        "id" uuid NOT NULL, "cohort_id" uuid NOT NULL, "kind" text NOT NULL,
        "enrolment_ids" uuid array NOT NULL, "asked_by_id" uuid NOT NULL,
        "asked_at" TIMESTAMP WITH TIME ZONE NOT NULL, "status" text NOT NULL DEFAULT 'waiting',
        "tries" integer NOT NULL DEFAULT 0, "done" integer NOT NULL DEFAULT 0,
        "issued" integer NOT NULL DEFAULT 0, "already" integer NOT NULL DEFAULT 0,
        "refused" jsonb NOT NULL DEFAULT '[]', "fault" text,
        CONSTRAINT "PK_issue_order" PRIMARY KEY ("id"));
      CREATE INDEX "orders_of" ON "issue_order" ("cohort_id", "asked_at");
      ALTER TABLE "issue_order"
        ADD CONSTRAINT "FK_bb313f20cabebfbf4fa26789a6f" FOREIGN KEY ("cohort_id") REFERENCES "cohort"("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
        ADD CONSTRAINT "FK_c443d36a4fb2c48aa47b8661290" FOREIGN KEY ("asked_by_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE "issue_order"');
  }
}
