import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Enrolment1795500005000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            CREATE TABLE "enrolment" (
                "id" uuid NOT NULL,
                "cohort_id" uuid NOT NULL,
                "person_id" uuid NOT NULL,
                "status" text NOT NULL,
                "walk_in" boolean NOT NULL DEFAULT false,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL,
                "invited_at" TIMESTAMP WITH TIME ZONE,
                "answer_before" TIMESTAMP WITH TIME ZONE,
                "answered_at" TIMESTAMP WITH TIME ZONE,
                "withdrawal_reason" text,
                "completed_at" TIMESTAMP WITH TIME ZONE,
                CONSTRAINT "UQ_6625595470c306cd0e2095c81f0" UNIQUE ("cohort_id", "person_id"),
                CONSTRAINT "PK_5d2679f6c891d77c58aa0e05f2b" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "IDX_5f4c05a01b54151e3b3a62afd5" ON "enrolment" ("person_id")
        `);
    await queryRunner.query(`
            ALTER TABLE "enrolment"
            ADD CONSTRAINT "FK_649944e35911addb4512719a32a" FOREIGN KEY ("cohort_id") REFERENCES "cohort"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "enrolment"
            ADD CONSTRAINT "FK_5f4c05a01b54151e3b3a62afd56" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "enrolment"`);
  }
}
