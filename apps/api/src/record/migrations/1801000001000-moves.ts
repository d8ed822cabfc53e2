import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The enrolments that a person was moved from, and the half-days that they had signed there. */
export class Moves1801000001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE "enrolment" ADD "earlier_ids" uuid array NOT NULL DEFAULT '{}'`,
    );
    // Few were moved: an index of those alone.
    await queryRunner.query(
      `CREATE INDEX "enrolment_earlier" ON "enrolment" USING gin ("earlier_ids") WHERE earlier_ids <> '{}'`,
    );
    // Of a session, the half-days that its person has followed at the same position of another before.
    await queryRunner.query(`
      CREATE VIEW followed_before AS
      SELECT DISTINCT e.id AS enrolment_id, h.id AS half_day_id
      FROM enrolment e
      JOIN half_day h ON h.cohort_id = e.cohort_id
      JOIN enrolment o ON o.id = ANY (e.earlier_ids)
      JOIN half_day b ON b.cohort_id = o.cohort_id AND b.position = h.position
      JOIN standing_signature s ON s.half_day_id = b.id AND s.person_id = e.person_id
        AND s.role = 'learner' AND s.state = 'counts'
      WHERE e.earlier_ids <> '{}'`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP VIEW followed_before`);
    await queryRunner.query(`ALTER TABLE "enrolment" DROP COLUMN "earlier_ids"`);
  }
}
