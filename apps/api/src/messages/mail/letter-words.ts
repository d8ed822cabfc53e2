import { filledWords, frenchTime, shippedWords } from '@percolateur/domain';
import type { WordedRule, WordVariable } from '@percolateur/domain';
import { clockOf, datesOf, placeOf } from './letter-context';
import type { LetterContext } from './letter-context';

/** The subject and the first paragraphs of a letter, as the hub wrote them, else as shipped. */
export function opened(
  rule: WordedRule,
  context: LetterContext,
  also: Partial<Record<WordVariable, string>> = {},
): { subject: string; body: string[] } {
  const { cohort, halfDays, person, words } = context;
  const values = {
    prénom: person.firstName,
    session: cohort.title,
    dates: datesOf(context),
    lieu: placeOf(context),
    heure: `${frenchTime(halfDays[0].startsAt, cohort.timeZone)}${clockOf(context)}`,
    organisme: cohort.organisation.name,
    ...also,
  };
  const { subject, opening } = filledWords(words ?? shippedWords[rule], values);
  return { subject, body: opening };
}
