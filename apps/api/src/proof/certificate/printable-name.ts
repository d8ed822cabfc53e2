import { fullName, Refusal } from '@percolateur/domain';
import type { Enrolment } from '../../record/enrolment.entity';
import type { Person } from '../../record/person.entity';

type Named = Pick<Person, 'id' | 'firstName' | 'lastName' | 'employer'>;

/** The letters of the house face: nothing need be opened to know that they can be printed. */
const plain = /^[\u0020-\u024f\u2018\u2019]*$/;

/**
 * The characters of a name, or of an employer’s, that no font of ours can print; most often none.
 * A document is never issued with a letter missing from a name.
 */
export async function unprintableIn(person: Named): Promise<string[]> {
  const printed = `${fullName(person)} ${person.employer}`;
  if (plain.test(printed)) return [];
  const { unwritable } = await import('../../pdf/faces');
  return unwritable(printed);
}

/** Why these people’s documents would not bear their names, by enrolment id. */
export async function unprintableNames(
  enrolments: readonly Pick<Enrolment, 'id' | 'personId'>[],
  people: readonly Named[],
): Promise<Map<string, Refusal>> {
  const found = new Map<string, Refusal>();
  for (const { id, personId } of enrolments) {
    const person = people.find((each) => each.id === personId)!;
    const characters = await unprintableIn(person);
    if (characters.length > 0) {
      found.set(id, new Refusal('name-not-printable', { characters: characters.join(' ') }));
    }
  }
  return found;
}
