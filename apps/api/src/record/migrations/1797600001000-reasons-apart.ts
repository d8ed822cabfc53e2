import type { MigrationInterface, QueryRunner } from 'typeorm';
import { inTurn, setApart } from './set-apart';

/** By table, the free text that is about somebody, and who that is. */
const told = {
  absence: `
    SELECT a.id, e.person_id AS about, jsonb_strip_nulls(jsonb_build_object(
      'note', nullif(a.note, ''), 'reason', a.reason)) AS said
    FROM absence a JOIN enrolment e ON e.id = a.enrolment_id`,
  late_agreement: `
    SELECT a.id, s.person_id AS about, jsonb_build_object('reason', a.reason) AS said
    FROM late_agreement a JOIN signature s ON s.id = a.signature_id WHERE a.reason IS NOT NULL`,
  certificate_event: `
    SELECT v.id, e.person_id AS about, jsonb_build_object('reason', v.reason) AS said
    FROM certificate_event v JOIN certificate c ON c.id = v.certificate_id
    JOIN enrolment e ON e.id = c.enrolment_id`,
  audit_event: `
    SELECT v.id, e.person_id AS about, jsonb_build_object('reason', v.reason) AS said
    FROM audit_event v JOIN enrolment e ON e.id::text =
      CASE v.object_type WHEN 'enrolment' THEN v.object_id ELSE v.detail->>'enrolmentId' END
    WHERE v.reason IS NOT NULL`,
};
const tables = Object.keys(told) as (keyof typeof told)[];

/** Reasons and notes about somebody leave the evidence, as names and marks did (ADR 18). */
export class ReasonsApart1797600001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP VIEW "standing_absence"`);
    for (const table of tables) {
      await queryRunner.query(`
        ALTER TABLE "${table}" ADD "sealed" jsonb NOT NULL DEFAULT '{}';
        ALTER TABLE "${table}" DISABLE TRIGGER append_only`);
      await this.move(queryRunner, table);
    }
    // Of the subject of a note, the note itself knows.
    await queryRunner.query(`
      UPDATE "audit_event" SET "reason" = NULL WHERE "sealed" <> '{}';
      UPDATE "audit_event" SET "detail" = "detail" - 'subject' WHERE "action" = 'note.written'`);
    for (const table of tables) {
      await queryRunner.query(`ALTER TABLE "${table}" ENABLE TRIGGER append_only`);
    }
    await queryRunner.query(`
      ALTER TABLE "absence" DROP "note", DROP "reason";
      ALTER TABLE "late_agreement" DROP "reason";
      ALTER TABLE "certificate_event" DROP "reason";
      CREATE VIEW "standing_absence" AS
      SELECT a.id, s.half_day_id, a.signature_id, a.enrolment_id, a.minutes,
             coalesce(p.content->>'note', '') AS note,
             coalesce(a.corrected_by_id, s.person_id) AS noted_by_id, a.at AS corrected_at,
             p.content->>'reason' AS reason
      FROM absence a
      JOIN signature s ON s.id = a.signature_id
      LEFT JOIN personal_data p ON p.evidence_id = a.id
      WHERE NOT EXISTS (
        SELECT FROM absence n
        WHERE n.signature_id = a.signature_id AND n.enrolment_id = a.enrolment_id
          AND n.supersedes_id = a.id)`);
  }

  private async move(queryRunner: QueryRunner, table: keyof typeof told): Promise<void> {
    await inTurn<{ id: string; about: string; said: object }>(
      queryRunner,
      told[table],
      async (rows) => {
        const telling = rows.filter(({ said }) => Object.keys(said).length > 0);
        const sealed = await setApart(
          queryRunner,
          telling.map(({ id, about, said }) => ({
            evidenceId: id,
            personId: about,
            content: said,
          })),
        );
        await queryRunner.query(
          `UPDATE "${table}" t SET sealed = j.sealed
           FROM jsonb_to_recordset($1) AS j(id uuid, sealed jsonb) WHERE t.id = j.id`,
          [JSON.stringify([...sealed].map(([id, each]) => ({ id, sealed: each })))],
        );
      },
    );
  }

  async down(): Promise<void> {
    throw new Error('What was erased since is nowhere: restore a backup made before this change');
  }
}
