import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Personal links, sent by e-mail, by which somebody signs a half-day; a signature names its link. */
export class SigningLinks1803000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "signing_link" (
        "id" uuid NOT NULL, "sending_id" uuid NOT NULL, "half_day_id" uuid NOT NULL,
        "enrolment_id" uuid NOT NULL, "asked_by_id" uuid NOT NULL,
        "asked_at" TIMESTAMP WITH TIME ZONE NOT NULL,
        CONSTRAINT "PK_signing_link" PRIMARY KEY ("id"),
        CONSTRAINT "one_link_a_sending" UNIQUE ("sending_id", "enrolment_id"),
        CONSTRAINT "FK_signing_link_half_day" FOREIGN KEY ("half_day_id") REFERENCES "half_day"("id"),
        CONSTRAINT "FK_signing_link_enrolment" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id"),
        CONSTRAINT "FK_signing_link_asked_by" FOREIGN KEY ("asked_by_id") REFERENCES "person"("id"));
      CREATE INDEX "signing_link_asked" ON "signing_link" ("half_day_id", "asked_at");
      CREATE INDEX "signing_link_enrolment" ON "signing_link" ("enrolment_id");
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "signing_link"
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      ALTER TABLE "signature" ADD "link_id" uuid,
        ADD CONSTRAINT "FK_signature_link" FOREIGN KEY ("link_id") REFERENCES "signing_link"("id")`);
    await queryRunner.query(standing(', s.link_id'));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP VIEW "standing_signature"`);
    await queryRunner.query(standing(''));
    await queryRunner.query(`
      ALTER TABLE "signature" DROP "link_id";
      DROP TABLE "signing_link"`);
  }
}

/** What stands, with these columns more. */
const standing = (more: string) => `
  CREATE OR REPLACE VIEW "standing_signature" AS
  SELECT s.id, h.cohort_id, s.half_day_id, s.person_id, s.role, s.way, s.passed_by_id,
         s.statement, s.client_time, s.server_time, s.late, s.received_later,
         p.content->>'lateReason' AS late_reason,
         a.agreed, a.trainer_id AS agreed_by_id,
         CASE WHEN NOT s.late OR a.agreed THEN 'counts'
              WHEN a.agreed IS NULL THEN 'awaiting'
              ELSE 'refused' END AS state${more}
  FROM signature s
  JOIN half_day h ON h.id = s.half_day_id
  LEFT JOIN personal_data p
    ON s.late AND p.evidence_id = s.id AND p.person_id = s.person_id
  LEFT JOIN late_agreement a ON s.late AND a.signature_id = s.id AND NOT EXISTS (
    SELECT FROM late_agreement n
    WHERE n.signature_id = a.signature_id AND n.supersedes_id = a.id)
  WHERE s.duplicates_id IS NULL AND NOT EXISTS (
    SELECT FROM signature n
    WHERE n.half_day_id = s.half_day_id AND n.person_id = s.person_id AND n.role = s.role
      AND n.supersedes_id = s.id)`;
