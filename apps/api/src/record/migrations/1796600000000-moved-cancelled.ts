import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people told of a cohort still believe once it changes, and when it was called off. */
export class MovedCancelled1796600000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE "past_schedule" (
                "cohort_id" uuid NOT NULL,
                "revision" integer NOT NULL,
                "changed_at" TIMESTAMP WITH TIME ZONE NOT NULL,
                "schedule" jsonb NOT NULL,
                CONSTRAINT "PK_d43426ab209b2237c05c4c2a35c" PRIMARY KEY ("cohort_id", "revision"),
                CONSTRAINT "FK_a8015bdd64c5c50d281aedb01f0" FOREIGN KEY ("cohort_id") REFERENCES "cohort"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
            )`);
    await queryRunner.query(
      `CREATE INDEX "past_schedule_changed" ON "past_schedule" ("changed_at")`,
    );
    await queryRunner.query(
      `ALTER TABLE "cohort" ADD "cancelled_at" TIMESTAMP WITH TIME ZONE, ADD "cancellation_reason" text`,
    );
    await queryRunner.query(
      `CREATE INDEX "cohort_cancelled" ON "cohort" ("cancelled_at") WHERE cancelled_at is not null`,
    );
    await queryRunner.query(`ALTER TABLE "enrolment" ADD "withdrawn_at" TIMESTAMP WITH TIME ZONE`);
    await queryRunner.query(
      `CREATE INDEX "enrolment_withdrawn" ON "enrolment" ("withdrawn_at") WHERE withdrawn_at is not null`,
    );
    await queryRunner.query(
      `ALTER TABLE "message" ADD "told_revision" integer, ADD "sequence" integer`,
    );
    await queryRunner.query(`UPDATE "message" m SET "told_revision" = c."revision" FROM "cohort" c
            WHERE c."id" = m."cohort_id" AND m."status" = 'sent'
              AND m."rule" IN ('invitation', 'invitation-again', 'joining', 'eve')`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE "message" DROP COLUMN "sequence", DROP COLUMN "told_revision"`,
    );
    await queryRunner.query(`ALTER TABLE "enrolment" DROP COLUMN "withdrawn_at"`);
    await queryRunner.query(
      `ALTER TABLE "cohort" DROP COLUMN "cancellation_reason", DROP COLUMN "cancelled_at"`,
    );
    await queryRunner.query(`DROP TABLE "past_schedule"`);
  }
}
