import { createHash } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { canonicalJson, inTurn, setApart } from './set-apart';

/** Only what this change looks at. */
interface Snapshot {
  learner: object;
  trainers: string[];
  issuedBy: string;
}
interface OldCertificate {
  id: string;
  snapshot: Snapshot;
  hash: string;
  learnerId: string;
  issuerId: string | null;
  team: { id: string; name: string }[];
}

/**
 * Names and marks leave the evidence, which keeps their salted digest: it may be chained, and a
 * person erased (ADR 18).
 */
export class PersonalApart1797600000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "personal_data" (
        "evidence_id" uuid NOT NULL,
        "person_id" uuid NOT NULL,
        "salt" bytea NOT NULL,
        "content" jsonb NOT NULL,
        CONSTRAINT "PK_46a3b0ac04a37a8deef0a7f5d8b" PRIMARY KEY ("evidence_id", "person_id"),
        CONSTRAINT "FK_2e2eddad884f215c6501bb49751" FOREIGN KEY ("person_id")
          REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
      );
      CREATE INDEX "personal_data_of" ON "personal_data" ("person_id");
      CREATE TABLE "erasure" (
        "person_id" uuid NOT NULL,
        "at" TIMESTAMP WITH TIME ZONE NOT NULL,
        "reason" text NOT NULL,
        "kept_until" TIMESTAMP WITH TIME ZONE,
        CONSTRAINT "PK_erasure" PRIMARY KEY ("person_id"),
        CONSTRAINT "FK_6fe4c37d50ef412feaa8496261d" FOREIGN KEY ("person_id")
          REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
      );
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "erasure"
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER append_only BEFORE UPDATE OR TRUNCATE ON "personal_data"
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE FUNCTION refuse_forgetting() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM erasure WHERE person_id = OLD.person_id) THEN RETURN OLD; END IF;
        RAISE EXCEPTION 'personal_data goes with its person alone' USING ERRCODE = 'restrict_violation';
      END $$;
      CREATE TRIGGER erased_only BEFORE DELETE ON "personal_data"
        FOR EACH ROW EXECUTE FUNCTION refuse_forgetting();

      DROP VIEW "standing_signature", "standing_certificate";
      ALTER TABLE "signature" ADD "sealed" jsonb NOT NULL DEFAULT '{}';
      ALTER TABLE "certificate"
        ADD "facts" jsonb, ADD "sealed" jsonb, ADD "facts_hash" text;
      ALTER TABLE "signature" DISABLE TRIGGER append_only;
      ALTER TABLE "certificate" DISABLE TRIGGER append_only;
    `);
    await this.moveMarks(queryRunner);
    await this.moveNames(queryRunner);
    await queryRunner.query(`
      ALTER TABLE "signature" ENABLE TRIGGER append_only;
      ALTER TABLE "certificate" ENABLE TRIGGER append_only;
      ALTER TABLE "signature" DROP "drawing", DROP "typed_name", DROP "late_reason";
      ALTER TABLE "certificate"
        ALTER "facts" SET NOT NULL, ALTER "sealed" SET NOT NULL, ALTER "facts_hash" SET NOT NULL,
        DROP "snapshot", DROP "snapshot_hash";
      CREATE VIEW "standing_certificate" AS
        SELECT c.* FROM "certificate" c
        WHERE coalesce((SELECT e."kind" FROM "certificate_event" e WHERE e."certificate_id" = c."id"
                        ORDER BY e."at" DESC, e."id" DESC LIMIT 1), 'restored') = 'restored'
          AND NOT EXISTS (SELECT FROM "certificate" n WHERE n."number" = c."number"
                          AND n."version" > c."version");
      -- Of what stands apart, only late signatures are asked for their reason.
      CREATE VIEW "standing_signature" AS
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
      WHERE NOT EXISTS (
        SELECT FROM signature n
        WHERE n.half_day_id = s.half_day_id AND n.person_id = s.person_id AND n.role = s.role
          AND n.supersedes_id = s.id);
    `);
  }

  private async moveMarks(queryRunner: QueryRunner): Promise<void> {
    await inTurn<{ id: string; personId: string; mark: object }>(
      queryRunner,
      `SELECT id, person_id AS "personId", jsonb_strip_nulls(jsonb_build_object(
         'drawing', drawing, 'typedName', typed_name, 'lateReason', late_reason)) AS mark
       FROM signature`,
      async (rows) => {
        const sealed = await setApart(
          queryRunner,
          rows.map(({ id, personId, mark }) => ({ evidenceId: id, personId, content: mark })),
        );
        await queryRunner.query(
          `UPDATE signature s SET sealed = j.sealed
           FROM jsonb_to_recordset($1) AS j(id uuid, sealed jsonb) WHERE s.id = j.id`,
          [JSON.stringify([...sealed].map(([id, each]) => ({ id, sealed: each })))],
        );
      },
    );
  }

  private async moveNames(queryRunner: QueryRunner): Promise<void> {
    await inTurn<OldCertificate>(
      queryRunner,
      `SELECT c.id, c.snapshot, c.snapshot_hash AS hash, e.person_id AS "learnerId",
         (SELECT a.actor_id FROM audit_event a WHERE a.object_id = e.cohort_id::text
            AND a.action IN ('certificate.issued', 'certificate.corrected')
            AND a.detail->>'number' = c.number
            AND coalesce((a.detail->>'version')::int, 1) = c.version LIMIT 1) AS "issuerId",
         (SELECT coalesce(jsonb_agg(jsonb_build_object(
            'id', p.id, 'name', p.first_name || ' ' || p.last_name)), '[]')
          FROM cohort_trainer t JOIN person p ON p.id = t.person_id
          WHERE t.cohort_id = e.cohort_id) AS team
       FROM certificate c JOIN enrolment e ON e.id = c.enrolment_id`,
      async (rows) => {
        const split = rows.map((row) => ({ ...row, ...withoutNames(row) }));
        const digests = await setApart(
          queryRunner,
          split.flatMap(({ said }) => said),
        );
        const changed = split.map(({ id, facts, snapshot, hash }) => {
          const sealed = digests.get(id);
          // What was changed before stays found out.
          const altered = sha256(snapshot) !== hash;
          return { id, facts, sealed, factsHash: altered ? hash : sha256({ facts, sealed }) };
        });
        await queryRunner.query(
          `UPDATE certificate c SET facts = j.facts, sealed = j.sealed, facts_hash = j."factsHash"
           FROM jsonb_to_recordset($1) AS j(id uuid, facts jsonb, sealed jsonb, "factsHash" text)
           WHERE c.id = j.id`,
          [JSON.stringify(changed)],
        );
      },
    );
  }

  async down(): Promise<void> {
    throw new Error('What was erased since is nowhere: restore a backup made before this change');
  }
}

/**
 * Certificates stated names without saying whose: they are found in the team and in the audit trail.
 * A name of nobody known any more goes with the holder’s.
 */
function withoutNames({ id, snapshot, learnerId, issuerId, team }: OldCertificate) {
  const said = new Map<string, Record<string, object | string>>([
    [learnerId, { learner: snapshot.learner }],
  ]);
  const trainers = snapshot.trainers.map((name, index) => {
    const whose = team.find((person) => shown(person.name) === shown(name))?.id ?? learnerId;
    const own = said.get(whose);
    said.set(whose, { ...own, trainers: { ...(own?.trainers as object), [index]: name } });
    return whose;
  });
  const issuedBy = issuerId ?? learnerId;
  said.set(issuedBy, { ...said.get(issuedBy), issuedBy: snapshot.issuedBy });
  return {
    facts: { ...snapshot, learner: learnerId, trainers, issuedBy },
    said: [...said].map(([personId, content]) => ({ evidenceId: id, personId, content })),
  };
}

const shown = (name: string) => name.normalize('NFC').replaceAll("'", '’').trim();

const sha256 = (value: object) => createHash('sha256').update(canonicalJson(value)).digest('hex');
