import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Cohort1795500004000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            CREATE TABLE "half_day" (
                "id" uuid NOT NULL,
                "cohort_id" uuid NOT NULL,
                "position" integer NOT NULL,
                "title" text NOT NULL,
                "mode" text NOT NULL,
                "starts_at" TIMESTAMP WITH TIME ZONE NOT NULL,
                "ends_at" TIMESTAMP WITH TIME ZONE NOT NULL,
                "signing_opened_at" TIMESTAMP WITH TIME ZONE,
                "signing_closed_at" TIMESTAMP WITH TIME ZONE,
                CONSTRAINT "UQ_70181f06552eb4768406e768ad0" UNIQUE ("cohort_id", "position"),
                CONSTRAINT "PK_521a969cfb3a2c680499ca909e7" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "cohort" (
                "id" uuid NOT NULL,
                "organisation_id" uuid NOT NULL,
                "course_version_id" uuid NOT NULL,
                "title" text NOT NULL,
                "status" text NOT NULL DEFAULT 'draft',
                "time_zone" text NOT NULL,
                "venue_name" text NOT NULL DEFAULT '',
                "venue_address" text NOT NULL DEFAULT '',
                "venue_access" text NOT NULL DEFAULT '',
                "remote_link" text NOT NULL DEFAULT '',
                "capacity" integer NOT NULL,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "revision" integer NOT NULL,
                CONSTRAINT "PK_4fb3cca38dc4b461110344e5f9b" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "IDX_aabe5f06d77c930c05e61cfe3c" ON "cohort" ("organisation_id")
        `);
    await queryRunner.query(`
            CREATE TABLE "cohort_trainer" (
                "cohort_id" uuid NOT NULL,
                "person_id" uuid NOT NULL,
                CONSTRAINT "PK_b85085c7ad5b5cafa1abfaf66bd" PRIMARY KEY ("cohort_id", "person_id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "IDX_0dc8059ed66cf96d14015ba467" ON "cohort_trainer" ("cohort_id")
        `);
    await queryRunner.query(`
            CREATE INDEX "IDX_ccb93508de3ddcd342d0c88773" ON "cohort_trainer" ("person_id")
        `);
    await queryRunner.query(`
            ALTER TABLE "half_day"
            ADD CONSTRAINT "FK_b1d2c4434dbcbd1f5e201abcacb" FOREIGN KEY ("cohort_id") REFERENCES "cohort"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "cohort"
            ADD CONSTRAINT "FK_aabe5f06d77c930c05e61cfe3c5" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "cohort"
            ADD CONSTRAINT "FK_5d7d4280873c932f840268a80e9" FOREIGN KEY ("course_version_id") REFERENCES "course_version"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "cohort_trainer"
            ADD CONSTRAINT "FK_0dc8059ed66cf96d14015ba467b" FOREIGN KEY ("cohort_id") REFERENCES "cohort"("id") ON DELETE CASCADE ON UPDATE CASCADE
        `);
    await queryRunner.query(`
            ALTER TABLE "cohort_trainer"
            ADD CONSTRAINT "FK_ccb93508de3ddcd342d0c88773c" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE
        `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "cohort_trainer", "half_day", "cohort"`);
  }
}
