import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A second signature in time, from another device, is kept beside the one that stands. */
export class Duplicates1798400000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE "signature" ADD "duplicates_id" uuid;
      DROP INDEX "one_signature";
      -- At most one signature that stands: a first one supersedes nothing, and null equals null here.
      CREATE UNIQUE INDEX "one_signature"
        ON "signature" ("half_day_id", "person_id", "role", "supersedes_id") NULLS NOT DISTINCT
        WHERE "duplicates_id" IS NULL`);
    await queryRunner.query(view(`s.duplicates_id IS NULL AND`));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(view(''));
    await queryRunner.query(`
      DROP INDEX "one_signature";
      CREATE UNIQUE INDEX "one_signature"
        ON "signature" ("half_day_id", "person_id", "role", "supersedes_id") NULLS NOT DISTINCT;
      ALTER TABLE "signature" DROP "duplicates_id"`);
  }
}

/** What stands, among the signatures for which `where` holds. */
const view = (where: string) => `
  CREATE OR REPLACE VIEW "standing_signature" AS
  SELECT s.id, h.cohort_id, s.half_day_id, s.person_id, s.role, s.way, s.passed_by_id,
         s.statement, s.client_time, s.server_time, s.late, s.received_later,
         p.content->>'lateReason' AS late_reason,
         a.agreed, a.trainer_id AS agreed_by_id,
         CASE WHEN NOT s.late OR a.agreed THEN 'counts'
              WHEN a.agreed IS NULL THEN 'awaiting'
              ELSE 'refused' END AS state
  FROM signature s
  JOIN half_day h ON h.id = s.half_day_id
  LEFT JOIN personal_data p
    ON s.late AND p.evidence_id = s.id AND p.person_id = s.person_id
  LEFT JOIN late_agreement a ON s.late AND a.signature_id = s.id AND NOT EXISTS (
    SELECT FROM late_agreement n
    WHERE n.signature_id = a.signature_id AND n.supersedes_id = a.id)
  WHERE ${where} NOT EXISTS (
    SELECT FROM signature n
    WHERE n.half_day_id = s.half_day_id AND n.person_id = s.person_id AND n.role = s.role
      AND n.supersedes_id = s.id)`;
