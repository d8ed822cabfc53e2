import type { MigrationInterface, QueryRunner } from 'typeorm';

const followedBefore = (signed: string) => `
  CREATE OR REPLACE VIEW followed_before AS
  SELECT DISTINCT e.id AS enrolment_id, h.id AS half_day_id
  FROM enrolment e
  JOIN half_day h ON h.cohort_id = e.cohort_id
  JOIN enrolment o ON o.id = ANY (e.earlier_ids)
  JOIN half_day b ON b.cohort_id = o.cohort_id AND b.position = h.position
  ${signed}
  WHERE e.earlier_ids <> '{}'`;

const ofThose = `s.half_day_id = b.id AND s.person_id = e.person_id
    AND s.role = 'learner' AND s.state = 'counts'`;

/**
 * Who is in a session under a record of their own is told by an index alone. The few who come from
 * another session have an index of theirs, and their signatures are found one by one: PostgreSQL
 * reorders no more than eight tables, and read every signature of the nation for a handful of people.
 */
export class Present1818900000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE INDEX "enrolment_present" ON "enrolment" ("cohort_id", "person_id")
       WHERE "written_as" IS NULL`,
    );
    await queryRunner.query(
      `CREATE INDEX "enrolment_moved" ON "enrolment" ("id") WHERE "earlier_ids" <> '{}'`,
    );
    await queryRunner.query(
      followedBefore(
        `CROSS JOIN LATERAL (SELECT s.id FROM standing_signature s WHERE ${ofThose} LIMIT 1) s`,
      ),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(followedBefore(`JOIN standing_signature s ON ${ofThose}`));
    await queryRunner.query(`DROP INDEX "enrolment_moved", "enrolment_present"`);
  }
}
