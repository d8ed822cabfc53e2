import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The rehearsal is observed by peers and trainers, and validated by a trainer. */
export class Observation1797900000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "observation" (
        "id" uuid NOT NULL, "enrolment_id" uuid NOT NULL, "observer_id" uuid NOT NULL,
        "role" text NOT NULL, "marks" jsonb NOT NULL,
        "client_time" TIMESTAMP WITH TIME ZONE NOT NULL,
        "filled_at" TIMESTAMP WITH TIME ZONE NOT NULL,
        "received_at" TIMESTAMP WITH TIME ZONE NOT NULL,
        "sequence" BIGSERIAL NOT NULL, "sealed" jsonb NOT NULL DEFAULT '{}',
        CONSTRAINT "PK_observation" PRIMARY KEY ("id"),
        CONSTRAINT "FK_86cf914daeb9fa61796046bf076" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id"),
        CONSTRAINT "FK_caefefbedeedb2617ca896aea10" FOREIGN KEY ("observer_id") REFERENCES "person"("id"));
      CREATE INDEX "newest_observation" ON "observation"
        ("enrolment_id", "observer_id", "filled_at", "sequence");
      CREATE INDEX "observation_by" ON "observation" ("observer_id");

      CREATE TABLE "observation_validation" (
        "id" uuid NOT NULL, "enrolment_id" uuid NOT NULL, "trainer_id" uuid NOT NULL,
        "marks" jsonb NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "supersedes_id" uuid,
        "sealed" jsonb NOT NULL DEFAULT '{}',
        CONSTRAINT "PK_validation" PRIMARY KEY ("id"),
        CONSTRAINT "FK_08d679295a878689b3caf7d427b" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id"),
        CONSTRAINT "FK_53c6b8dc36fe5f5ce82890acdb9" FOREIGN KEY ("trainer_id") REFERENCES "person"("id"));
      -- One first word, and one word after each: null equals null here.
      CREATE UNIQUE INDEX "one_validation" ON "observation_validation"
        ("enrolment_id", "supersedes_id") NULLS NOT DISTINCT;

      CREATE TABLE "own_criterion" (
        "id" uuid NOT NULL, "cohort_id" uuid NOT NULL, "title" text NOT NULL,
        "meaning" text NOT NULL, "added_by_id" uuid NOT NULL,
        "added_at" TIMESTAMP WITH TIME ZONE NOT NULL,
        "removed_at" TIMESTAMP WITH TIME ZONE,
        CONSTRAINT "PK_own_criterion" PRIMARY KEY ("id"),
        CONSTRAINT "FK_45dac2a9bfb6b21ea5eddc128ee" FOREIGN KEY ("cohort_id") REFERENCES "cohort"("id"),
        CONSTRAINT "FK_93ebc25022a82b00d390f5144c7" FOREIGN KEY ("added_by_id") REFERENCES "person"("id"));
      CREATE INDEX "IDX_45dac2a9bfb6b21ea5eddc128e" ON "own_criterion" ("cohort_id")`);
    for (const table of ['observation', 'observation_validation']) {
      await queryRunner.query(`
        CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "${table}"
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    }
    await queryRunner.query(`
      CREATE VIEW "standing_observation" AS
      SELECT DISTINCT ON (o.enrolment_id, o.observer_id)
             o.id, e.cohort_id, o.enrolment_id, o.observer_id, o.role, o.marks, o.filled_at,
             o.received_at, coalesce(p.content->>'seen', '') AS seen
      FROM observation o
      JOIN enrolment e ON e.id = o.enrolment_id
      LEFT JOIN personal_data p ON p.evidence_id = o.id AND p.person_id = e.person_id
      ORDER BY o.enrolment_id, o.observer_id, o.filled_at DESC, o.sequence DESC`);
    await queryRunner.query(`
      CREATE VIEW "standing_validation" AS
      SELECT v.id, e.cohort_id, v.enrolment_id, v.trainer_id, v.marks, v.at
      FROM observation_validation v
      JOIN enrolment e ON e.id = v.enrolment_id
      WHERE NOT EXISTS (
        SELECT FROM observation_validation n
        WHERE n.enrolment_id = v.enrolment_id AND n.supersedes_id = v.id)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP VIEW "standing_validation", "standing_observation"`);
    await queryRunner.query(`DROP TABLE "own_criterion", "observation_validation", "observation"`);
  }
}
