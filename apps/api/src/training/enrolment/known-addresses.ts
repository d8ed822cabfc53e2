import {
  bareWord,
  cleanEmail,
  cleanName,
  fullName,
  hasLeft,
  isKnownTo,
  recognise,
  sameNames,
} from '@percolateur/domain';
import type { KnownAddress, PersonDraft } from '@percolateur/domain';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { peopleMeant } from '../../people/people/person-at';
import type { PeopleService } from '../../people/people/people.service';
import type { Cohort } from '../../record/cohort.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { staffAmong } from './may-learn';

type Listed = Pick<PersonDraft, 'email' | 'firstName' | 'lastName'>;

/** Who is at the addresses of a list. */
export interface Known {
  /** As the rules ask it of a line; null for nobody. */
  standing(draft: PersonDraft): KnownAddress | null;
  /** Who is there, whether the hub knows them, and the enrolment that they left; null for nobody. */
  at(email: string): { personId: string; ours: boolean; enrolmentId?: string } | null;
}

/** Finds who is at the addresses of a list, as the hub of a cohort may see them. */
export async function knownAddresses(
  manager: EntityManager,
  people: PeopleService,
  cohort: Cohort,
  listed: readonly Listed[],
): Promise<Known> {
  const { id: cohortId, organisationId } = cohort;
  const found = await peopleMeant(
    manager,
    listed.map(({ email }) => cleanEmail(email)),
    cohortId,
  );
  const ids = [...new Set(found.values())];
  const holders = await people.standings(manager, ids);
  const staff = await staffAmong(manager, cohort, ids);
  const enrolments = await manager.findBy(Enrolment, { cohortId, personId: In(ids) });
  const byAddress = new Map(
    [...found].map(([email, id]) => {
      const enrolment = enrolments.find(({ personId }) => personId === id);
      const left = enrolment && hasLeft(enrolment.status);
      return [email, { id, holder: holders.get(id)!, enrolment, left }];
    }),
  );
  return {
    standing: (draft) => {
      const who = byAddress.get(draft.email);
      if (!who) return null;
      const written = who.enrolment?.writtenAs;
      const { verdict, known } = recognise(who.holder, draft, organisationId);
      return {
        personId: who.id,
        enrolled: who.enrolment ? (who.left ? 'gone' : 'here') : null,
        // As this hub wrote them down before, where it does not know them.
        verdict: written && sameNames(written, draft) ? 'same' : verdict,
        name: known ? fullName(who.holder) : written ? fullName(written) : null,
        staff: staff.has(who.id),
      };
    },
    at: (email) => {
      const who = byAddress.get(email);
      if (!who) return null;
      const ours = isKnownTo(who.holder, organisationId);
      return { personId: who.id, ours, ...(who.left && { enrolmentId: who.enrolment!.id }) };
    },
  };
}

const ofTheName = `
  select p.id, p.email, bare_word(p.last_name) as "lastName", bare_word(p.first_name) as "firstName"
  from person p
  join unnest($1::text[], $2::text[]) as listed (last_name, first_name)
    on bare_word(p.last_name) = bare_word(listed.last_name)
   and bare_word(p.first_name) = bare_word(listed.first_name)
  where p.home_organisation_id = $3 or exists (
    select from enrolment e join cohort c on c.id = e.cohort_id
    where e.person_id = p.id and e.written_as is null and c.organisation_id = $3)`;

/** The address of somebody of the hub who bears the same name as a line at another address. */
export async function namesakes(
  manager: EntityManager,
  { organisationId }: Cohort,
  listed: readonly Listed[],
  known: Known,
): Promise<(draft: PersonDraft) => string | null> {
  const found = await manager.query<(Listed & { id: string })[]>(ofTheName, [
    listed.map(({ lastName }) => cleanName(lastName)),
    listed.map(({ firstName }) => cleanName(firstName)),
    organisationId,
  ]);
  const key = ({ firstName, lastName }: Listed) => `${bareWord(firstName)} ${bareWord(lastName)}`;
  const addresses = Map.groupBy(found, key);
  return (draft) =>
    addresses.get(key(draft))?.find(({ id }) => id !== known.at(draft.email)?.personId)?.email ??
    null;
}
