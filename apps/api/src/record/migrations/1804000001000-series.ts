import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sessions created together know it, and a hub keeps templates of sessions. */
export class Series1804000001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE "cohort" ADD "series_id" uuid;
      CREATE INDEX "cohort_series" ON "cohort" ("series_id") WHERE series_id is not null;
      CREATE TABLE "cohort_template" (
        "id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "name" text NOT NULL,
        "model" jsonb NOT NULL, "revision" integer NOT NULL,
        CONSTRAINT "PK_cohort_template" PRIMARY KEY ("id"),
        CONSTRAINT "FK_5ac9629eb103fb3aaf697d45042" FOREIGN KEY ("organisation_id")
          REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION);
      CREATE INDEX "templates_of_hub" ON "cohort_template" ("organisation_id")`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `DROP TABLE "cohort_template"; ALTER TABLE "cohort" DROP COLUMN "series_id"`,
    );
  }
}
