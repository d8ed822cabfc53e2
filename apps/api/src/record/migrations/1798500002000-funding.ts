import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who pays for a session, since it says how long proof is kept. */
export class Funding1798500002000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "cohort_funding" (
        "cohort_id" uuid NOT NULL, "funder" text NOT NULL DEFAULT '',
        "co_funded" boolean NOT NULL DEFAULT false,
        CONSTRAINT "PK_cohort_funding" PRIMARY KEY ("cohort_id"),
        CONSTRAINT "FK_e41b65c2d7950e71f9d951f3dd6" FOREIGN KEY ("cohort_id")
          REFERENCES "cohort"("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "cohort_funding"`);
  }
}
