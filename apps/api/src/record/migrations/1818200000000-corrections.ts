import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What versions of a course corrected of those before. */
export class Corrections1818200000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "claim_correction" (
        "id" uuid NOT NULL, "slug" text NOT NULL, "course_version_id" uuid NOT NULL,
        "claim_id" text NOT NULL, "before" text NOT NULL, "after" text NOT NULL,
        "why" text NOT NULL, "source" jsonb NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL,
        CONSTRAINT "PK_claim_correction" PRIMARY KEY ("id"),
        CONSTRAINT "FK_78db9d738cbc748747645a0400a" FOREIGN KEY ("course_version_id") REFERENCES "course_version"("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`);
    await queryRunner.query(
      `CREATE INDEX "corrections_of_course" ON "claim_correction" ("slug", "at")`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "claim_correction"`);
  }
}
