import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where what is counted stands, and which cohorts its `changed` rows are of. */
const sources: Record<string, { cohorts: string; evidence?: true }> = {
  cohort: { cohorts: 'SELECT id FROM changed' },
  half_day: { cohorts: 'SELECT cohort_id FROM changed' },
  enrolment: { cohorts: 'SELECT cohort_id FROM changed' },
  survey_answer: { cohorts: 'SELECT cohort_id FROM changed' },
  cafe: {
    cohorts: 'SELECT e.cohort_id FROM changed JOIN enrolment e ON e.id = changed.enrolment_id',
  },
  signature: {
    cohorts: 'SELECT h.cohort_id FROM changed JOIN half_day h ON h.id = changed.half_day_id',
    evidence: true,
  },
  late_agreement: {
    cohorts: `SELECT h.cohort_id FROM changed JOIN signature s ON s.id = changed.signature_id
              JOIN half_day h ON h.id = s.half_day_id`,
    evidence: true,
  },
};

const triggers = Object.entries(sources).flatMap(([table, { evidence }]) =>
  (evidence ? ['INSERT'] : ['INSERT', 'UPDATE', 'DELETE']).map((event) => ({
    ...{ table, event },
    name: `touch_cohort_on_${event.toLowerCase()}`,
    rows: event === 'DELETE' ? 'OLD' : 'NEW',
  })),
);

/**
 * Sums over each session, for the nation. Whatever changes one leaves a note in its own transaction,
 * and never a second writer of one row; the worker counts anew and takes the notes that it saw.
 */
export class CohortSums1798800000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "cohort_sum" (
        "cohort_id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "status" text NOT NULL,
        "year" integer, "departement" text NOT NULL, "learners" integer NOT NULL,
        "completed" integer NOT NULL, "signed" integer NOT NULL, "cafes" integer NOT NULL,
        "answers" integer NOT NULL, "satisfied" integer NOT NULL,
        CONSTRAINT "PK_cohort_sum" PRIMARY KEY ("cohort_id"));
      CREATE INDEX "cohort_sum_of_year" ON "cohort_sum" ("year");
      CREATE TABLE "cohort_touched" (
        "id" uuid NOT NULL, "cohort_id" uuid NOT NULL,
        CONSTRAINT "PK_cohort_touched" PRIMARY KEY ("id"));
      INSERT INTO "cohort_touched" SELECT gen_random_uuid(), "id" FROM "cohort";
      CREATE FUNCTION touch_cohort() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        EXECUTE format('INSERT INTO cohort_touched (id, cohort_id)
          SELECT gen_random_uuid(), each.* FROM (SELECT DISTINCT * FROM (%s) touched) each', TG_ARGV[0]);
        RETURN NULL;
      END $$`);
    for (const { table, event, name, rows } of triggers) {
      await queryRunner.query(`
        CREATE TRIGGER ${name} AFTER ${event} ON "${table}"
        REFERENCING ${rows} TABLE AS changed FOR EACH STATEMENT
        EXECUTE FUNCTION touch_cohort('${sources[table].cohorts}')`);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const { table, name } of triggers) {
      await queryRunner.query(`DROP TRIGGER ${name} ON "${table}"`);
    }
    await queryRunner.query(`
      DROP FUNCTION touch_cohort;
      DROP TABLE "cohort_touched", "cohort_sum"`);
  }
}
