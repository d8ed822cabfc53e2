import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What changes the documents that a session owes, beside what was counted before. */
const sources: Record<string, { events: readonly string[]; cohorts: string; former?: true }> = {
  certificate: {
    events: ['INSERT'],
    cohorts: 'SELECT e.cohort_id FROM changed JOIN enrolment e ON e.id = changed.enrolment_id',
  },
  certificate_event: {
    events: ['INSERT'],
    cohorts: `SELECT e.cohort_id FROM changed JOIN certificate c ON c.id = changed.certificate_id
              JOIN enrolment e ON e.id = c.enrolment_id`,
  },
  absence: {
    events: ['INSERT'],
    cohorts: 'SELECT e.cohort_id FROM changed JOIN enrolment e ON e.id = changed.enrolment_id',
  },
  observation_validation: {
    events: ['INSERT'],
    cohorts: 'SELECT e.cohort_id FROM changed JOIN enrolment e ON e.id = changed.enrolment_id',
  },
  quiz_attempt: {
    events: ['INSERT', 'UPDATE'],
    cohorts: `SELECT e.cohort_id FROM changed JOIN enrolment e ON e.id = changed.enrolment_id
              WHERE changed.kind = 'final' AND changed.percent IS NOT NULL`,
  },
  /** A name corrected, of somebody to whom documents were issued. */
  person: {
    events: ['UPDATE'],
    former: true,
    cohorts: `SELECT e.cohort_id FROM changed JOIN former ON former.id = changed.id
              JOIN enrolment e ON e.person_id = changed.id
              WHERE (changed.first_name, changed.last_name) IS DISTINCT FROM
                    (former.first_name, former.last_name)
                AND EXISTS (SELECT FROM certificate c WHERE c.enrolment_id = e.id)`,
  },
};

const triggers = Object.entries(sources).flatMap(([table, { events, cohorts, former }]) =>
  events.map((event) => ({
    ...{ table, event, cohorts },
    name: `touch_cohort_on_${event.toLowerCase()}`,
    rows: `${former ? 'OLD TABLE AS former ' : ''}NEW TABLE AS changed`,
  })),
);

/**
 * Documents that a session owes, counted with its other sums; and the list of sessions by state: of
 * every hub, the latest first, in the order of an index.
 */
export class DocumentsOwed1839000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE "cohort_sum" ADD "documents_to_issue" integer NOT NULL DEFAULT 0,
        ADD "documents_to_correct" integer NOT NULL DEFAULT 0;
      CREATE INDEX "cohort_of_all_by_state" ON "cohort" (
        (-array_position('{running,open,draft,closed,archived,cancelled}'::text[], "status")),
        "starts_at", "id");
      INSERT INTO "cohort_touched" SELECT gen_random_uuid(), "id" FROM "cohort"
      WHERE "status" IN ('running', 'closed', 'archived')`);
    for (const { table, event, name, rows, cohorts } of triggers) {
      await queryRunner.query(`
        CREATE TRIGGER ${name} AFTER ${event} ON "${table}"
        REFERENCING ${rows} FOR EACH STATEMENT
        EXECUTE FUNCTION touch_cohort('${cohorts.replaceAll("'", "''")}')`);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const { table, name } of triggers) {
      await queryRunner.query(`DROP TRIGGER ${name} ON "${table}"`);
    }
    await queryRunner.query(`
      DROP INDEX "cohort_of_all_by_state";
      ALTER TABLE "cohort_sum" DROP "documents_to_issue", DROP "documents_to_correct"`);
  }
}
