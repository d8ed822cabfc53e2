import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A duplicate supersedes nothing, and `one_signature` leaves duplicates out: PostgreSQL finds what
 * supersedes by that index where it is told that no duplicate is looked for. Else it reads every
 * signature of the nation for each one that stands.
 */
export class StandingByIndex1811000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(view('n.duplicates_id IS NULL AND'));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(view(''));
  }
}

/** What stands: superseded by none of those for which `where` holds. */
const view = (where: string) => `
  CREATE OR REPLACE VIEW "standing_signature" AS
  SELECT s.id, h.cohort_id, s.half_day_id, s.person_id, s.role, s.way, s.passed_by_id,
         s.statement, s.client_time, s.server_time, s.late, s.received_later,
         p.content->>'lateReason' AS late_reason,
         a.agreed, a.trainer_id AS agreed_by_id,
         CASE WHEN NOT s.late OR a.agreed THEN 'counts'
              WHEN a.agreed IS NULL THEN 'awaiting'
              ELSE 'refused' END AS state, s.link_id, s.photo_id
  FROM signature s
  JOIN half_day h ON h.id = s.half_day_id
  LEFT JOIN personal_data p
    ON s.late AND p.evidence_id = s.id AND p.person_id = s.person_id
  LEFT JOIN late_agreement a ON s.late AND a.signature_id = s.id AND NOT EXISTS (
    SELECT FROM late_agreement n
    WHERE n.signature_id = a.signature_id AND n.supersedes_id = a.id)
  WHERE s.duplicates_id IS NULL AND NOT EXISTS (
    SELECT FROM signature n
    WHERE ${where} n.half_day_id = s.half_day_id AND n.person_id = s.person_id
      AND n.role = s.role AND n.supersedes_id = s.id)`;
