import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What stands of signatures and absences, said once for every query. */
export class StandingEvidence1796400001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Without the drawing: nobody looks at it but the sheet.
      CREATE VIEW "standing_signature" AS
      SELECT s.id, h.cohort_id, s.half_day_id, s.person_id, s.role, s.way, s.passed_by_id,
             s.statement, s.client_time, s.server_time, s.late, s.received_later, s.late_reason,
             a.agreed, a.trainer_id AS agreed_by_id,
             CASE WHEN NOT s.late OR a.agreed THEN 'counts'
                  WHEN a.agreed IS NULL THEN 'awaiting'
                  ELSE 'refused' END AS state
      FROM signature s
      JOIN half_day h ON h.id = s.half_day_id
      LEFT JOIN late_agreement a ON s.late AND a.signature_id = s.id AND NOT EXISTS (
        SELECT FROM late_agreement n
        WHERE n.signature_id = a.signature_id AND n.supersedes_id = a.id)
      WHERE NOT EXISTS (
        SELECT FROM signature n
        WHERE n.half_day_id = s.half_day_id AND n.person_id = s.person_id AND n.role = s.role
          AND n.supersedes_id = s.id)
    `);
    await queryRunner.query(`
      CREATE VIEW "standing_absence" AS
      SELECT a.id, s.half_day_id, a.signature_id, a.enrolment_id, a.minutes, a.note,
             coalesce(a.corrected_by_id, s.person_id) AS noted_by_id, a.at AS corrected_at, a.reason
      FROM absence a
      JOIN signature s ON s.id = a.signature_id
      WHERE NOT EXISTS (
        SELECT FROM absence n
        WHERE n.signature_id = a.signature_id AND n.enrolment_id = a.enrolment_id
          AND n.supersedes_id = a.id)
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP VIEW "standing_absence", "standing_signature"`);
  }
}
