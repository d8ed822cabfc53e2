import type { BadgeEvidence } from '../badge';
import { cafeFormats, cameIn } from '../cafe-account';
import type { CafeAges, CafeFormat } from '../cafe-account';
import { departementName } from '../departement';
import { counted, listed, typeset } from '../french';
import { frenchDate } from '../local-time';

/** What somebody who recommends a host was for the café. */
export const endorserQualities = {
  'co-host': 'a co-animé ce café',
  trainer: 'forme à l’animation de cafés IA',
  place: 'a accueilli ce café',
} as const;
export type EndorserQuality = keyof typeof endorserQualities;

/** Days in which whoever is asked may answer; their address is kept no longer. */
export const endorsementDays = 30;
/** Questions that may wait for their answers at the same time, about one café. */
export const mostEndorsements = 3;

export const endorsementStates = ['asked', 'confirmed', 'declined', 'expired'] as const;
export type EndorsementState = (typeof endorsementStates)[number];

/** Where a recommendation stands: without an answer in time, it is over. */
export function endorsementState(
  { status, expiresAt }: { status: Exclude<EndorsementState, 'expired'>; expiresAt: Date },
  now: Date,
): EndorsementState {
  return status === 'asked' && expiresAt <= now ? 'expired' : status;
}

/** An address without the tag that some write after a plus sign (RFC 5233): the mailbox is the same. */
const mailbox = (address: string) => address.toLowerCase().replace(/\+[^@]*@/, '@');

/** Whether this address leads to one of the host’s own: nobody recommends themself. */
export const isOwnAddress = (address: string, own: readonly string[]): boolean =>
  own.some((each) => mailbox(each) === mailbox(address));

/** How far a host is on the way to the badge. */
export const recognitionSteps = ['to-tell', 'to-endorse', 'asked', 'to-certify', 'given'] as const;
export type RecognitionStep = (typeof recognitionSteps)[number];

/** What comes next, from what is there: a café told, somebody who recommends, an attestation. */
export function recognitionStep({
  told,
  endorsements,
  certified,
}: {
  told: boolean;
  endorsements: readonly EndorsementState[];
  certified: boolean;
}): RecognitionStep {
  if (!told) return 'to-tell';
  if (endorsements.includes('confirmed')) return certified ? 'given' : 'to-certify';
  return endorsements.includes('asked') ? 'asked' : 'to-endorse';
}

/** A café that was told, as a badge speaks of it. */
export interface ProvedCafe extends CafeAges {
  startsAt: Date;
  timeZone: string;
  place: string;
  departement: string;
  format: CafeFormat;
}

/** The facts of a café, naming nobody. */
export function cafeEvidence(cafe: ProvedCafe): BadgeEvidence {
  const day = frenchDate(cafe.startsAt, cafe.timeZone);
  const where = departementName(cafe.departement);
  const came = cameIn(cafe);
  return {
    name: typeset(`Un café tenu le ${day}`),
    narrative: typeset(
      [
        cafe.place ? `${cafe.place}, ${where}.` : `${where}.`,
        `Format : ${cafeFormats[cafe.format].toLowerCase()}.`,
        `${counted(came, 'personne autour de la table', 'personnes autour de la table')}.`,
      ].join(' '),
    ),
  };
}

/** Who recommends, by what they were for the café; by name only where they agreed. */
export function endorsementEvidence({
  quality,
  name,
  at,
  timeZone,
}: {
  quality: EndorserQuality;
  /** Null where they did not agree to be named. */
  name: string | null;
  at: Date;
  timeZone: string;
}): BadgeEvidence {
  const who = name
    ? `${name}, qui ${endorserQualities[quality]},`
    : `Qui ${endorserQualities[quality]}`;
  return {
    name: typeset('Une recommandation'),
    narrative: typeset(`${who} le confirme, le ${frenchDate(at, timeZone)}.`),
  };
}

/** Somebody who was given a helper, and what became of it. */
export interface Helped {
  personId: string;
  pairedAt: Date;
  /** Their cafés that stand. */
  cafes: readonly { startsAt: Date; toldAt: Date | null }[];
}

/** How many people one helps as far as a café that they tell, before being a passeur or passeuse. */
export const helpedByPasser = 2;

/**
 * Those who were helped as far as a café of theirs, held after they were put in touch and told since;
 * each person once, whatever they followed.
 */
export function helpedThrough<H extends Helped>(helped: readonly H[]): H[] {
  const through = helped.filter(({ pairedAt, cafes }) =>
    cafes.some(({ startsAt, toldAt }) => startsAt > pairedAt && toldAt !== null),
  );
  return through.filter(
    ({ personId }, place) => through.findIndex((each) => each.personId === personId) === place,
  );
}

/** Whether somebody who helped these people is a passeur or a passeuse. */
export const isPasser = (helped: readonly Helped[]): boolean =>
  helpedThrough(helped).length >= helpedByPasser;

/** The cafés of those who were helped, naming nobody. */
export function passerEvidence(
  cafes: readonly { startsAt: Date; timeZone: string; departement: string }[],
): BadgeEvidence {
  const held = cafes.map(
    ({ startsAt, timeZone, departement }) =>
      `le ${frenchDate(startsAt, timeZone)}, ${departementName(departement)}`,
  );
  return {
    name: typeset('Des premiers cafés accompagnés'),
    narrative: typeset(
      `${counted(cafes.length, 'personne aidée a', 'personnes aidées ont')} tenu et raconté leur café : ${listed(held)}.`,
    ),
  };
}
