import type { DataSource } from 'typeorm';
import { chained } from './tables';

/** What is wrong with a link of a chain, by the name that the query gives it. */
const sentences = {
  missing: 'a link is missing before it',
  broken: 'it does not follow the link before',
  altered: 'its record is not the one that was hashed',
  moved: 'its record is of another place in the chain',
  gone: 'the evidence it is about is gone',
  changed: 'the evidence it is about was changed',
};

/** A link that is wrong, or a row of evidence that is in no chain, and what it says of that. */
export interface ChainFault {
  number: number | null;
  fault: keyof typeof sentences | 'unchained';
  sentence: string;
}

/** The rows of evidence, each as it stands today. */
const rows = chained
  .map((table) => `select id, '${table}' as place, to_jsonb(t) as row from ${table} t`)
  .join(' union all ');

/**
 * Each link that is wrong, and how; of the organisation $1 alone, unless null. A column that a later
 * version added is not in older records: those that a record has are compared.
 */
const wrongLinks = `
  with link as (
    select l.*, record::jsonb as said,
           lag(number) over one as before, lag(hash) over one as previous
    from chain_link l where $1::uuid is null or organisation_id = $1
    window one as (partition by organisation_id order by number))
  select l.organisation_id as organisation, l.number, array_remove(array[
      case when l.number <> coalesce(l.before, 0) + 1 then 'missing' end,
      case when l.said->>'previous' <> coalesce(l.previous, repeat('0', 64)) then 'broken' end,
      case when encode(sha256(convert_to(l.record, 'UTF8')), 'hex') <> l.hash then 'altered' end,
      case when l.said->>'organisation' <> l.organisation_id::text
             or (l.said->>'number')::int <> l.number
             or l.said->'row'->>'id' <> l.evidence_id::text then 'moved' end,
      case when e.id is null then 'gone'
           when l.said->'row' <> (select jsonb_object_agg(key, e.row->key)
                                  from jsonb_object_keys(l.said->'row') key) then 'changed' end
    ], null) as faults
  from link l left join (${rows}) e on e.id = l.evidence_id and e.place = l.said->>'table'`;

const ofHalfDay = `
      (select c.organisation_id from half_day h join cohort c on c.id = h.cohort_id
       where h.id = (e.row->>'half_day_id')::uuid)`;

/** Whose chain a row of evidence belongs in. */
const ownerOf = `
  case e.place
    when 'certificate' then (e.row->>'organisation_id')::uuid
    when 'certificate_event' then
      (select organisation_id from certificate c where c.id = (e.row->>'certificate_id')::uuid)
    when 'attendance_word' then ${ofHalfDay}
    when 'sheet_photo' then ${ofHalfDay}
    else (select c.organisation_id from signature s
          join half_day h on h.id = s.half_day_id join cohort c on c.id = h.cohort_id
          where s.id = case e.place when 'signature' then e.id
                                    else (e.row->>'signature_id')::uuid end)
  end`;

const unchained = `
  select e.place, e.id from (${rows}) e
  where not exists (select from chain_link l where l.evidence_id = e.id)
    and ($1::uuid is null or ${ownerOf} = $1)`;

/** What is wrong with the chain of an organisation, or with those of all; empty when nothing is. */
export function chainFaults(
  db: DataSource,
  organisationId: string | null = null,
): Promise<ChainFault[]> {
  return db.transaction(async (manager) => {
    // Records say times as UTC.
    await manager.query(`set local timezone = 'UTC'`);
    const links = await manager.query<
      { organisation: string; number: number; faults: (keyof typeof sentences)[] }[]
    >(
      `select * from (${wrongLinks}) w where cardinality(faults) > 0
       order by organisation, number`,
      [organisationId],
    );
    const loose = await manager.query<{ place: string; id: string }[]>(unchained, [organisationId]);
    return [
      ...links.flatMap(({ organisation, number, faults }) =>
        faults.map((fault) => {
          const sentence = `Chain of ${organisation}, link ${number}: ${sentences[fault]}`;
          return { number, fault, sentence };
        }),
      ),
      ...loose.map(({ place, id }) => {
        const sentence = `${place} ${id}: it is in no chain`;
        return { number: null, fault: 'unchained' as const, sentence };
      }),
    ];
  });
}
