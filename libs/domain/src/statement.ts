import { typeset, bareWord } from './french';
import type { Slot } from './half-day';
import { frenchTime, localHour } from './local-time';

/** The sentence that a signature agrees to; its version is kept with the signature. */
export interface Statement {
  version: string;
  text: string;
}

const present = 'present-1';

/** Whether this version of the text says to be there, as it is shown until the end of the half-day. */
export const saysPresent = (version: string) => version === present;

/**
 * What a learner signs: only what is true at that moment. Until the end it is to be there; after
 * it, to have followed.
 */
export function statementFor(now: Date, halfDay: Slot, timeZone: string): Statement {
  if (now > halfDay.endsAt) {
    return {
      version: 'followed-1',
      text: `J’ai suivi cette demi-journée, ${fromTo(halfDay, timeZone)}.`,
    };
  }
  return {
    version: present,
    text: `Je suis là ${momentOf(halfDay, timeZone)}. Si je pars avant la fin, je le signale.`,
  };
}

/** What signing the sheet of paper agreed to. */
export function paperStatement(halfDay: Slot, timeZone: string): Statement {
  return {
    version: 'paper-1',
    text: `J’ai signé à la main la feuille de cette demi-journée, ${fromTo(halfDay, timeZone)}.`,
  };
}

/** What a trainer countersigns, during the half-day or after it. */
export function countersignStatement(now: Date, halfDay: Slot, timeZone: string): Statement {
  if (now > halfDay.endsAt) {
    return {
      version: 'taught-1',
      text: `J’ai animé cette demi-journée, ${fromTo(halfDay, timeZone)}. Les présences, les retards et les départs notés ici sont exacts.`,
    };
  }
  return {
    version: 'teaching-1',
    text: `J’anime cette demi-journée, commencée à ${frenchTime(halfDay.startsAt, timeZone)}. Les présences, les retards et les départs notés ici sont exacts.`,
  };
}

const fromTo = ({ startsAt, endsAt }: Slot, timeZone: string) =>
  typeset(`de ${frenchTime(startsAt, timeZone)} à ${frenchTime(endsAt, timeZone)}`);

function momentOf({ startsAt }: Slot, timeZone: string): string {
  const hour = localHour(startsAt, timeZone);
  if (hour < 12) return 'ce matin';
  return hour < 18 ? 'cet après-midi' : 'ce soir';
}

/**
 * Whether a typed name is the person’s own: first name and last name, in either order, whatever the
 * case, the accents, the spaces, the hyphens and the apostrophes.
 */
export function sameName(typed: string, person: { firstName: string; lastName: string }): boolean {
  const [first, last, given] = [
    bareWord(person.firstName),
    bareWord(person.lastName),
    bareWord(typed),
  ];
  return given !== '' && (given === first + last || given === last + first);
}
