import { bareWord } from './french';

/** Where a person stands, as far as their name is concerned: organisations by id. */
export interface NameHolder {
  firstName: string;
  lastName: string;
  /** Who wrote them down first; null for those made by the operator. */
  homeOrganisationId: string | null;
  /** Where they accepted a place themselves: a walk-in, added by others, is no acceptance. */
  acceptedIn: readonly string[];
  /** Where they hold a role. */
  rolesIn: readonly string[];
}

type Written = Pick<NameHolder, 'firstName' | 'lastName'>;

/** Whether an organisation knows a person: only then is it shown their name and employer. */
export function isKnownTo(person: NameHolder, organisationId: string): boolean {
  const { homeOrganisationId, acceptedIn, rolesIn } = person;
  return [homeOrganisationId, ...acceptedIn, ...rolesIn].includes(organisationId);
}

/**
 * Whether an organisation answers for a person’s name, which the whole nation sees: where they
 * accepted a place, and until they did anywhere, where they were first written down. A role given
 * elsewhere takes nothing from it, and gives nothing.
 */
export function mayCorrectName(person: NameHolder, organisationId: string): boolean {
  const { homeOrganisationId, acceptedIn } = person;
  return acceptedIn.length > 0
    ? acceptedIn.includes(organisationId)
    : homeOrganisationId === organisationId;
}

/** Whether two names are the same, whatever their case, accents and order. */
export function sameNames(one: Written, other: Written): boolean {
  const fold = ({ firstName, lastName }: Written) =>
    [bareWord(firstName), bareWord(lastName)].sort().join(' ');
  return fold(one) === fold(other);
}

/**
 * What becomes of somebody written down under an address that a person already has: `same`, or
 * `ask` whoever wrote, since the name differs or the person is of another hub. A deliberate yes is
 * then enough, unless `differs`: elsewhere, a name that is not theirs opens nothing that they have
 * not accepted themselves.
 */
export function recognise(
  person: NameHolder,
  written: Written,
  organisationId: string,
): { verdict: 'same' | 'ask'; known: boolean; differs: boolean } {
  const known = isKnownTo(person, organisationId);
  const differs = !sameNames(person, written);
  return { verdict: known && !differs ? 'same' : 'ask', known, differs: differs && !known };
}
