// How personal data left the evidence, for the changes of schema that moved it.
import { createHmac, randomBytes } from 'node:crypto';
import type { QueryRunner } from 'typeorm';

interface Said {
  evidenceId: string;
  personId: string;
  content: object;
}
type Sealed = Record<string, string>;

/** A table a thousand rows at a time, in the order of ids. */
export async function inTurn<Row extends { id: string }>(
  queryRunner: QueryRunner,
  sql: string,
  work: (rows: Row[]) => Promise<void>,
): Promise<void> {
  const next = (after: string): Promise<Row[]> =>
    queryRunner.query(`SELECT * FROM (${sql}) t WHERE id > $1 ORDER BY id LIMIT 1000`, [after]);
  let rows = await next('00000000-0000-0000-0000-000000000000');
  for (let last = rows.at(-1); last; last = rows.at(-1)) {
    await work(rows);
    rows = await next(last.id);
  }
}

/** Keeps apart what is said of people; answers the digests by evidence id, then by person id. */
export async function setApart(
  queryRunner: QueryRunner,
  said: readonly Said[],
): Promise<Map<string, Sealed>> {
  const digests = new Map<string, Sealed>();
  const rows = said.map(({ evidenceId: id, personId: person, content }) => {
    const salt = randomBytes(32);
    const digest = createHmac('sha256', salt).update(canonicalJson(content)).digest('hex');
    digests.set(id, { ...digests.get(id), [person]: digest });
    return { id, person, salt: salt.toString('hex'), content };
  });
  await queryRunner.query(
    `INSERT INTO personal_data (evidence_id, person_id, salt, content)
     SELECT id, person, decode(salt, 'hex'), content
     FROM jsonb_to_recordset($1) AS j(id uuid, person uuid, salt text, content jsonb)`,
    [JSON.stringify(rows)],
  );
  return digests;
}

/** RFC 8785, as it was when these changes were written. */
export function canonicalJson(value: object): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
