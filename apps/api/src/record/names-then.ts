import { fullName } from '@percolateur/domain';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { FormerName } from './former-name.entity';

/** Who did something, and when. */
interface Deed {
  id: string;
  personId: string;
  serverTime: Date;
}

/**
 * What people were called when they signed, by signature id: only where it is not what they are called
 * now, which `now` says by person id.
 */
export async function namesThen(
  manager: EntityManager,
  signatures: readonly Deed[],
  now: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const former = await manager.find(FormerName, {
    where: { personId: In([...new Set(signatures.map(({ personId }) => personId))]) },
    order: { until: 'ASC' },
  });
  return new Map(
    signatures.flatMap(({ id, personId, serverTime }) => {
      const then = former.find((each) => each.personId === personId && each.until > serverTime);
      const name = then && fullName(then);
      return name && name !== now.get(personId) ? [[id, name] as const] : [];
    }),
  );
}

const underOthers = `
  select e.id as "enrolmentId", t.first_name as "firstName", t.last_name as "lastName",
         p.first_name as "firstNow", p.last_name as "lastNow"
  from enrolment e
  join person p on p.id = e.person_id
  join half_day h on h.cohort_id = e.cohort_id
  join standing_signature s
    on s.half_day_id = h.id and s.person_id = e.person_id and s.role = 'learner' and s.state = 'counts'
  join lateral (
    select f.first_name, f.last_name from former_name f
    where f.person_id = e.person_id and f.until > s.server_time order by f.until limit 1
  ) as t on true
  where e.id = any($1) order by s.server_time`;

/** The names, other than their present one, under which people signed what counts, by enrolment id. */
export async function signedAs(
  manager: EntityManager,
  enrolmentIds: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await manager.query<
    Record<'enrolmentId' | 'firstName' | 'lastName' | 'firstNow' | 'lastNow', string>[]
  >(underOthers, [enrolmentIds]);
  const names = new Map<string, string[]>();
  for (const { enrolmentId, firstNow, lastNow, ...then } of rows) {
    const name = fullName(then);
    const known = names.get(enrolmentId) ?? [];
    if (name === fullName({ firstName: firstNow, lastName: lastNow }) || known.includes(name))
      continue;
    names.set(enrolmentId, [...known, name]);
  }
  return names;
}

const checked = `
  select e.id from enrolment e join person p on p.id = e.person_id
  where e.id = any($1) and e.name_checked_at is not null
    and not exists (
      select from former_name f where f.person_id = p.id and f.until > e.name_checked_at
        and f.changed_by_id <> p.id
        and (f.first_name, f.last_name) is distinct from (p.first_name, p.last_name))`;

/** The enrolments whose people said that their name is well spelt; not once others changed it since. */
export async function namesChecked(
  manager: EntityManager,
  enrolmentIds: readonly string[],
): Promise<Set<string>> {
  const rows = await manager.query<{ id: string }[]>(checked, [enrolmentIds]);
  return new Set(rows.map(({ id }) => id));
}
