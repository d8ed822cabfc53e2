import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Person } from '../../record/person.entity';
import { PersonMerge } from '../../record/person-merge.entity';

/** Each address that is one of these, with whose it is: the main one of a person, or another of theirs. */
const at = `
  select email, id from person where email = any($1)
  union all select email, person_id from other_address where email = any($1)`;

/** Who has these addresses, cleaned, by address: a person’s main one, or another that they confirmed. */
export async function peopleAt(
  manager: EntityManager,
  emails: readonly string[],
): Promise<Map<string, string>> {
  const found = await manager.query<{ email: string; id: string }[]>(at, [emails]);
  return new Map(found.map(({ email, id }) => [email, id]));
}

/** The person who has this address, or null. */
export async function personAt(manager: EntityManager, email: string): Promise<Person | null> {
  const id = (await peopleAt(manager, [email])).get(email);
  return id ? manager.findOneBy(Person, { id }) : null;
}

/**
 * $1: addresses; $2: a cohort, or null. Of the records of one person, the main one; in a cohort, the
 * one that is there.
 */
const meant = `
  select found.email, coalesce(there.person_id, m.person_id, found.id) as id
  from (${at}) as found
  left join person_merge m on m.other_id = found.id
  left join lateral (
    select e.person_id from enrolment e
    where e.cohort_id = $2 and e.person_id in (select records_of(found.id))
    order by e.status in ('declined', 'withdrawn'), e.person_id = coalesce(m.person_id, found.id) desc
    limit 1) as there on true`;

/**
 * Who is meant by these addresses, cleaned, by address: of somebody who has several records, the main
 * one, or the one that is in this cohort already.
 */
export async function peopleMeant(
  manager: EntityManager,
  emails: readonly string[],
  cohortId: string | null,
): Promise<Map<string, string>> {
  const found = await manager.query<{ email: string; id: string }[]>(meant, [emails, cohortId]);
  return new Map(found.map(({ email, id }) => [email, id]));
}

/** The same for one address; null for nobody’s. */
export async function personMeant(
  manager: EntityManager,
  email: string,
  cohortId: string | null,
): Promise<Person | null> {
  const id = (await peopleMeant(manager, [email], cohortId)).get(email);
  return id ? manager.findOneBy(Person, { id }) : null;
}

/** A person, at the address where letters reach them: that of the main record. */
export async function reachedAt(manager: EntityManager, person: Person): Promise<Person> {
  const merge = await manager.findOne(PersonMerge, {
    where: { otherId: person.id },
    relations: { person: true },
  });
  return merge ? { ...person, email: merge.person!.email } : person;
}

/** The same of several, by id. */
export async function reachedBy(
  manager: EntityManager,
  ids: readonly string[],
): Promise<Map<string, Person>> {
  const people = await manager.findBy(Person, { id: In([...ids]) });
  const merges = await manager.find(PersonMerge, {
    where: { otherId: In([...ids]) },
    relations: { person: true },
  });
  const mainOf = new Map(merges.map(({ otherId, person }) => [otherId, person!]));
  return new Map(
    people.map((person) => [
      person.id,
      { ...person, email: mainOf.get(person.id)?.email ?? person.email },
    ]),
  );
}
