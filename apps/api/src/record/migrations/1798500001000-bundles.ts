import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Evidence gathered in one file, in the background. */
export class Bundles1798500001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "evidence_bundle" (
        "id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "cohort_id" uuid, "person_id" uuid,
        "from" date, "to" date, "asked_by_id" uuid NOT NULL,
        "asked_at" TIMESTAMP WITH TIME ZONE NOT NULL, "status" text NOT NULL DEFAULT 'waiting',
        "tries" integer NOT NULL DEFAULT 0, "done" integer NOT NULL DEFAULT 0,
        "total" integer NOT NULL DEFAULT 0, "size" bigint, "sha256" text,
        "expires_at" TIMESTAMP WITH TIME ZONE,
        CONSTRAINT "PK_evidence_bundle" PRIMARY KEY ("id"));
      CREATE INDEX "bundles_of" ON "evidence_bundle" ("organisation_id", "asked_at");
      ALTER TABLE "evidence_bundle"
        ADD CONSTRAINT "FK_ddff336cffcabbfd1c7047eb4d8" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
        ADD CONSTRAINT "FK_8c23f1fa1aceeecce5147df38ca" FOREIGN KEY ("cohort_id") REFERENCES "cohort"("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
        ADD CONSTRAINT "FK_48f6f8e211922e16bf3bb7c6308" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
        ADD CONSTRAINT "FK_7610e7f1c8ff34f20b1a10e93b3" FOREIGN KEY ("asked_by_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "evidence_bundle"`);
  }
}
