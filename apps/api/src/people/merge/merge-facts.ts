import type { HeldRecord, LookAlike } from '@percolateur/contract';
import type { MergeSide } from '@percolateur/domain';
import type { EntityManager } from 'typeorm';

/** $1: those asked about; $2: the hub, null for the nation. Known there, and not erased. */
const known = `
  select p.id from person p
  where p.id = any($1) and not exists (select from erasure x where x.person_id = p.id)
    and ($2::uuid is null or p.home_organisation_id = $2 or exists (
      select from enrolment e join cohort c on c.id = e.cohort_id
      where e.person_id = p.id and e.written_as is null and c.organisation_id = $2))`;

/** Whether a hub, or the nation for null, knows all these people. */
export async function knowsAll(
  manager: EntityManager,
  personIds: readonly string[],
  hubId: string | null,
): Promise<boolean> {
  const rows = await manager.query<unknown[]>(known, [personIds, hubId]);
  return rows.length === personIds.length;
}

/** $1: a record; what it and those made one with it are. */
const side = `
  with own as (select id from records_of($1) as id)
  select exists (select from role_grant r where r.person_id in (table own))
      or exists (select from cohort_trainer t where t.person_id in (table own)) as "holdsARole",
    array(select p.home_organisation_id::text from person p
          where p.id in (table own) and p.home_organisation_id is not null
          union select c.organisation_id::text from enrolment e join cohort c on c.id = e.cohort_id
          where e.person_id in (table own)) as "hubIds",
    exists (select from person_merge m where m.other_id = $1) as "mergedInto",
    exists (select from person_merge m where m.person_id = $1) as "holdsOthers",
    array(select e.cohort_id::text from enrolment e where e.person_id in (table own)
          and e.status not in ('declined', 'withdrawn')) as "cohortIds",
    coalesce((select json_agg(json_build_object('startsAt', h.starts_at, 'endsAt', h.ends_at))
              from signature s join half_day h on h.id = s.half_day_id
              where s.person_id in (table own)), '[]') as signed`;

/** What decides whether a record may be made one with another. */
export async function sideOf(manager: EntityManager, personId: string): Promise<MergeSide> {
  type Read = Omit<MergeSide, 'signed'> & { signed: { startsAt: string; endsAt: string }[] };
  const [{ signed, ...found }] = await manager.query<[Read]>(side, [personId]);
  const slots = signed.map(({ startsAt, endsAt }) => ({
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
  }));
  return { ...found, signed: slots };
}

/** $1: the record; $2: the hub, null for every one. */
const held = `
  with own as (
    select e.id, e.status, c.title, c.time_zone, nullif(c.starts_at, 'infinity') as starts_at, c.id as cohort_id
    from enrolment e join cohort c on c.id = e.cohort_id
    where e.person_id = $1 and ($2::uuid is null or c.organisation_id = $2)
  )
  select p.id as "personId", p.first_name as "firstName", p.last_name as "lastName", p.email,
    p.employer, p.created_at as "createdAt",
    coalesce((select json_agg(json_build_object('id', id, 'cohortTitle', title,
      'timeZone', time_zone, 'status', status, 'startsAt', starts_at) order by starts_at, id)
      from own), '[]') as enrolments,
    (select count(*)::int from standing_signature s
     where s.person_id = p.id and s.role = 'learner' and s.cohort_id in (select cohort_id from own))
      as signatures,
    (select count(*)::int from quiz_attempt q
     where q.enrolment_id in (select id from own) and q.submitted_at is not null) as results,
    (select count(*)::int from standing_certificate d
     where d.enrolment_id in (select id from own)) as documents
  from person p where p.id = $1`;

/** What a record holds in a hub; everywhere, for null. */
export async function heldBy(
  manager: EntityManager,
  personId: string,
  hubId: string | null,
): Promise<HeldRecord> {
  type Read = Omit<HeldRecord, 'createdAt'> & { createdAt: Date };
  const [{ createdAt, enrolments, ...found }] = await manager.query<[Read]>(held, [
    personId,
    hubId,
  ]);
  return {
    ...{ ...found, createdAt: createdAt.toISOString() },
    enrolments: enrolments.map(({ startsAt, ...each }) => ({
      ...each,
      startsAt: startsAt && new Date(startsAt).toISOString(),
    })),
  };
}

type Ref = LookAlike['records'][number];

/** $1: the hub. Those who learn there, but for staff, the erased, and records made one with another. */
const compared = `
  select p.id as "personId", p.first_name as "firstName", p.last_name as "lastName", p.email
  from person p
  where (p.home_organisation_id = $1 or exists (
      select from enrolment e join cohort c on c.id = e.cohort_id
      where e.person_id = p.id and e.written_as is null and c.organisation_id = $1))
    and not exists (select from erasure x where x.person_id = p.id)
    and not exists (select from person_merge m where m.other_id = p.id)
    and not exists (select from role_grant r where r.person_id = p.id)
  order by p.last_name, p.first_name, p.id`;

/** The records of a hub that may turn out to be the same person. */
export function comparedIn(manager: EntityManager, organisationId: string): Promise<Ref[]> {
  return manager.query<Ref[]>(compared, [organisationId]);
}
