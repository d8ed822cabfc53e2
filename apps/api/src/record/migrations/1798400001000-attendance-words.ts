import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Absences announced ahead, contests and their answers: evidence, chained like signatures. */
export class AttendanceWords1798400001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "attendance_word" (
        "id" uuid NOT NULL, "half_day_id" uuid NOT NULL, "person_id" uuid NOT NULL,
        "kind" text NOT NULL, "author_id" uuid NOT NULL, "answers_id" uuid,
        "at" TIMESTAMP WITH TIME ZONE NOT NULL, "sealed" jsonb NOT NULL DEFAULT '{}',
        CONSTRAINT "PK_attendance_word" PRIMARY KEY ("id"),
        CONSTRAINT "FK_09daad632de890f7106e4dae201" FOREIGN KEY ("half_day_id") REFERENCES "half_day"("id"),
        CONSTRAINT "FK_be96c0caa04839736743355eed9" FOREIGN KEY ("person_id") REFERENCES "person"("id"),
        CONSTRAINT "FK_29e3d7942a05332b65c5627ada6" FOREIGN KEY ("author_id") REFERENCES "person"("id"));
      CREATE INDEX "IDX_1d07e82f3d1feb4b5be0b9ca82" ON "attendance_word" ("half_day_id", "person_id");
      -- A contest is answered once.
      CREATE UNIQUE INDEX "one_answer" ON "attendance_word" ("answers_id")
        WHERE "answers_id" IS NOT NULL;
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "attendance_word"
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    await queryRunner.query(
      chain(`
          WHEN 'attendance_word' THEN
            (SELECT organisation_id FROM half_day h JOIN cohort c ON c.id = h.cohort_id
             WHERE h.id = (said->>'half_day_id')::uuid)`),
    );
    await queryRunner.query(`
      CREATE CONSTRAINT TRIGGER chained AFTER INSERT ON "attendance_word"
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION chain_evidence()`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "attendance_word"`);
    await queryRunner.query(chain(''));
  }
}

/** Adds a link to the chain that a row of evidence belongs in; `more` says whose are other tables. */
const chain = (more: string) => `
      CREATE OR REPLACE FUNCTION chain(place text, id uuid, said jsonb) RETURNS void LANGUAGE plpgsql
      SET search_path = pg_catalog, public SET timezone = 'UTC' AS $$
      DECLARE
        of uuid;
        last record;
        next int;
        kept text;
      BEGIN
        of := CASE place
          WHEN 'certificate' THEN (said->>'organisation_id')::uuid
          WHEN 'certificate_event' THEN
            (SELECT organisation_id FROM certificate c WHERE c.id = (said->>'certificate_id')::uuid)${more}
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
