import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When each piece of evidence kept before was received. */
const before = `
  SELECT 'signature' AS place, "id", "server_time" AS at, 1 AS rank FROM "signature"
  UNION ALL SELECT 'late_agreement', "id", "at", 2 FROM "late_agreement"
  UNION ALL SELECT 'absence', a."id", coalesce(a."at", s."server_time"), 2
    FROM "absence" a JOIN "signature" s ON s."id" = a."signature_id"
  UNION ALL SELECT 'certificate', "id", "issued_at", 3 FROM "certificate"
  UNION ALL SELECT 'certificate_event', "id", "at", 4 FROM "certificate_event"`;

const chained = ['signature', 'late_agreement', 'absence', 'certificate', 'certificate_event'];

/** What proves hours is chained by hash, organisation by organisation (ADR 23). */
export class Chain1798100000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "chain_link" (
        "organisation_id" uuid NOT NULL, "number" integer NOT NULL, "evidence_id" uuid NOT NULL,
        "record" text NOT NULL, "hash" text NOT NULL,
        CONSTRAINT "PK_chain_link" PRIMARY KEY ("organisation_id", "number"),
        CONSTRAINT "UQ_chain_link" UNIQUE ("evidence_id"),
        CONSTRAINT "FK_71ed0788cdd92be1030ef0ee239" FOREIGN KEY ("organisation_id")
          REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION);
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "chain_link"
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      CREATE FUNCTION chain(place text, id uuid, said jsonb) RETURNS void LANGUAGE plpgsql
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
            (SELECT organisation_id FROM certificate c WHERE c.id = (said->>'certificate_id')::uuid)
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
      END $$;
      REVOKE ALL ON FUNCTION chain(text, uuid, jsonb) FROM public;

      CREATE FUNCTION chain_evidence() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
      SET search_path = pg_catalog, public SET timezone = 'UTC' AS $$
      BEGIN
        PERFORM chain(TG_TABLE_NAME::text, NEW.id, to_jsonb(NEW));
        RETURN NULL;
      END $$;
      REVOKE ALL ON FUNCTION chain_evidence() FROM public;

      SET LOCAL timezone = 'UTC';
      DO $$
      DECLARE
        each record;
        said jsonb;
      BEGIN
        FOR each IN SELECT place, id FROM (${before}) evidence ORDER BY at, rank, id LOOP
          EXECUTE format('SELECT to_jsonb(t) FROM %I t WHERE id = $1', each.place)
            INTO said USING each.id;
          PERFORM chain(each.place, each.id, said);
        END LOOP;
      END $$`);
    // At the end of the transaction: nobody who waits for the chain holds what another waits for.
    for (const table of chained) {
      await queryRunner.query(`
        CREATE CONSTRAINT TRIGGER chained AFTER INSERT ON "${table}"
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION chain_evidence()`);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP FUNCTION chain_evidence() CASCADE;
      DROP FUNCTION chain(text, uuid, jsonb);
      DROP TABLE "chain_link"`);
  }
}
