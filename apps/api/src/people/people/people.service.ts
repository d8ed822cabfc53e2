import { Injectable } from '@nestjs/common';
import { cleanEmail, fullName, recognise, Refusal } from '@percolateur/domain';
import type { NameHolder } from '@percolateur/domain';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { Clock } from '../../platform/clock';
import { Person } from '../../record/person.entity';
import { personMeant } from './person-at';

/** Someone as others write them down. */
export type PersonCard = Pick<Person, 'email' | 'firstName' | 'lastName'> &
  Partial<Pick<Person, 'employer'>>;

const standing = `
  select p.id, p.first_name as "firstName", p.last_name as "lastName",
         p.home_organisation_id as "homeOrganisationId",
         array(select distinct c.organisation_id::text
               from enrolment e join cohort c on c.id = e.cohort_id
               where e.person_id = p.id and not e.walk_in
                 and e.status in ('accepted', 'completed', 'not_completed')) as "acceptedIn",
         array(select r.organisation_id::text from role_grant r where r.person_id = p.id) as "rolesIn"
  from person p where p.id = any($1)`;

/** Knowing people by their e-mail address. */
@Injectable()
export class PeopleService {
  constructor(private readonly clock: Clock) {}

  /**
   * The person who has this address, main or other, made now if nobody does: theirs is then the organisation that
   * writes. Who is known keeps their own name. Of several records, the main one, or the one that is in
   * this cohort.
   */
  async named(
    manager: EntityManager,
    card: PersonCard,
    organisationId: string,
    cohortId: string | null,
  ): Promise<Person> {
    const email = cleanEmail(card.email);
    const known = await personMeant(manager, email, cohortId);
    if (known) return known;
    const { firstName, lastName, employer } = card;
    const homeOrganisationId = organisationId;
    const createdAt = this.clock.now();
    await manager
      .createQueryBuilder()
      .insert()
      .into(Person)
      .values({ id: uuidv7(), email, firstName, lastName, employer, homeOrganisationId, createdAt })
      .orIgnore()
      .execute();
    return manager.findOneByOrFail(Person, { email });
  }

  /** What `domain` asks to know whose name it is. */
  async standingOf(manager: EntityManager, personId: string): Promise<NameHolder> {
    const holder = (await this.standings(manager, [personId])).get(personId);
    if (!holder) throw new Refusal('not-found');
    return holder;
  }

  /** The same for several people, by id. */
  async standings(
    manager: EntityManager,
    personIds: readonly string[],
  ): Promise<Map<string, NameHolder>> {
    const rows = await manager.query<(NameHolder & { id: string })[]>(standing, [personIds]);
    return new Map(rows.map(({ id, ...holder }) => [id, holder]));
  }

  /**
   * The person whom an organisation writes down, and whether it knows them. An address that is
   * already somebody’s, under another name or in another hub, asks for a deliberate yes.
   * `unaccepted`: what follows takes effect before the person accepts anything.
   * @throws Refusal `known-address`, whose details name the person only to who knows them
   */
  async writtenBy(
    manager: EntityManager,
    organisationId: string,
    { samePerson, ...card }: PersonCard & { samePerson?: true },
    { unaccepted, cohortId = null }: { unaccepted: boolean; cohortId?: string | null },
  ): Promise<{ person: Person; known: boolean }> {
    const person = await this.named(manager, card, organisationId, cohortId);
    const holder = await this.standingOf(manager, person.id);
    const { verdict, known, differs } = recognise(holder, card, organisationId);
    if (verdict === 'ask' && (!samePerson || (differs && unaccepted))) {
      throw new Refusal('known-address', {
        ...(known && { name: fullName(holder) }),
        ...(differs && unaccepted && { differs: 1 }),
      });
    }
    return { person, known };
  }
}
