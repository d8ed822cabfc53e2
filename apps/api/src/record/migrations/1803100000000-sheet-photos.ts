import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Sheets signed by hand, photographed: evidence, chained like signatures, which name the photo that they
 * were entered from. The pictures stand apart, and go with those whom they show.
 */
export class SheetPhotos1803100000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "sheet_picture" (
        "hash" text NOT NULL, "jpeg" bytea NOT NULL,
        CONSTRAINT "PK_sheet_picture" PRIMARY KEY ("hash"));
      CREATE TABLE "sheet_photo" (
        "id" uuid NOT NULL, "half_day_id" uuid NOT NULL, "given_by_id" uuid NOT NULL,
        "given_at" TIMESTAMP WITH TIME ZONE NOT NULL, "client_time" TIMESTAMP WITH TIME ZONE NOT NULL,
        "hash" text NOT NULL, "supersedes_id" uuid,
        CONSTRAINT "PK_sheet_photo" PRIMARY KEY ("id"),
        CONSTRAINT "FK_sheet_photo_half_day" FOREIGN KEY ("half_day_id") REFERENCES "half_day"("id"),
        CONSTRAINT "FK_sheet_photo_given_by" FOREIGN KEY ("given_by_id") REFERENCES "person"("id"));
      CREATE INDEX "sheet_photo_half_day" ON "sheet_photo" ("half_day_id");
      -- A photo is replaced once.
      CREATE UNIQUE INDEX "one_replacement" ON "sheet_photo" ("supersedes_id")
        WHERE "supersedes_id" IS NOT NULL;
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "sheet_photo"
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      ALTER TABLE "signature" ADD "photo_id" uuid,
        ADD CONSTRAINT "FK_signature_photo" FOREIGN KEY ("photo_id") REFERENCES "sheet_photo"("id")`);
    await queryRunner.query(chain(`('attendance_word', 'sheet_photo')`));
    await queryRunner.query(`
      CREATE CONSTRAINT TRIGGER chained AFTER INSERT ON "sheet_photo"
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION chain_evidence()`);
    await queryRunner.query(standing(', s.photo_id'));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP VIEW "standing_signature"`);
    await queryRunner.query(standing(''));
    await queryRunner.query(`
      ALTER TABLE "signature" DROP "photo_id";
      DROP TABLE "sheet_photo", "sheet_picture"`);
    await queryRunner.query(chain(`('attendance_word')`));
  }
}

/** Adds a link to the chain that a row of evidence belongs in; `words`: tables that name a half-day. */
const chain = (ofHalfDays: string) => `
      CREATE OR REPLACE FUNCTION chain(place text, id uuid, said jsonb) RETURNS void LANGUAGE plpgsql
      SET search_path = pg_catalog, public SET timezone = 'UTC' AS $$
      DECLARE
        of uuid;
        last record;
        next int;
        kept text;
      BEGIN
        of := CASE
          WHEN place = 'certificate' THEN (said->>'organisation_id')::uuid
          WHEN place = 'certificate_event' THEN
            (SELECT organisation_id FROM certificate c WHERE c.id = (said->>'certificate_id')::uuid)
          WHEN place IN ${ofHalfDays} THEN
            (SELECT organisation_id FROM half_day h JOIN cohort c ON c.id = h.cohort_id
             WHERE h.id = (said->>'half_day_id')::uuid)
          ELSE
            (SELECT organisation_id FROM signature s
             JOIN half_day h ON h.id = s.half_day_id JOIN cohort c ON c.id = h.cohort_id
             WHERE s.id = CASE place WHEN 'signature' THEN chain.id
                                     ELSE (said->>'signature_id')::uuid END)
        END;
        -- One at a time in an organisation, until the end of the transaction; what the one before
        -- kept is then seen.
        PERFORM pg_advisory_xact_lock(hashtextextended('chain ' || of::text, 0));
        SELECT number, hash INTO last FROM chain_link
          WHERE organisation_id = of ORDER BY number DESC LIMIT 1;
        next := coalesce(last.number, 0) + 1;
        kept := jsonb_build_object('organisation', of, 'number', next, 'table', place, 'row', said,
                                   'previous', coalesce(last.hash, repeat('0', 64)))::text;
        INSERT INTO chain_link VALUES
          (of, next, id, kept, encode(sha256(convert_to(kept, 'UTF8')), 'hex'));
      END $$`;

/** What stands, with these columns more. */
const standing = (more: string) => `
  CREATE OR REPLACE VIEW "standing_signature" AS
  SELECT s.id, h.cohort_id, s.half_day_id, s.person_id, s.role, s.way, s.passed_by_id,
         s.statement, s.client_time, s.server_time, s.late, s.received_later,
         p.content->>'lateReason' AS late_reason,
         a.agreed, a.trainer_id AS agreed_by_id,
         CASE WHEN NOT s.late OR a.agreed THEN 'counts'
              WHEN a.agreed IS NULL THEN 'awaiting'
              ELSE 'refused' END AS state, s.link_id${more}
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
