import { departementOf } from './departement';
import { addLocalDays } from './local-time';
import { Refusal } from './refusal';

/**
 * What a café that anyone may host goes through: `unproved` until the address of who proposes it has
 * answered, `asked` while the hub waits for an answer to its question. That it was held is never
 * stored: it is announced, and its hours are over.
 */
export const publicCafeStates = [
  ...(['unproved', 'proposed', 'asked', 'announced'] as const),
  ...(['refused', 'cancelled', 'told'] as const),
] as const;
export type PublicCafeState = (typeof publicCafeStates)[number];

/** What a café is mostly about. */
export const cafeThemes = {
  discover: 'Découvrir l’IA',
  daily: 'L’IA au quotidien',
  work: 'IA et travail',
  school: 'IA et école',
  information: 'IA et information',
  environment: 'IA et environnement',
  culture: 'IA et création',
} as const;
export type CafeTheme = keyof typeof cafeThemes;

/** Facts about the place, each true or not said: nobody has to ask, nothing is promised for others. */
export const cafeAccess = {
  step: 'Entrée sans marche',
  toilets: 'Toilettes accessibles',
  parking: 'Place de stationnement réservée',
  transport: 'Transport en commun proche',
  loop: 'Boucle magnétique',
  signs: 'Langue des signes',
  quiet: 'Coin calme',
  seats: 'Une chaise pour chaque personne',
} as const;
export type CafeAccess = keyof typeof cafeAccess;

/** What the hub of the territory may answer to a proposal. */
export const cafeDecisions = ['announced', 'asked', 'refused'] as const;
export type CafeDecision = (typeof cafeDecisions)[number];

const onward: Record<PublicCafeState, readonly PublicCafeState[]> = {
  unproved: ['proposed'],
  proposed: ['announced', 'asked', 'refused', 'cancelled'],
  asked: ['proposed', 'announced', 'refused', 'cancelled'],
  announced: ['cancelled', 'told'],
  refused: [],
  cancelled: [],
  told: [],
};

/**
 * Whether a café may go from one state to another. Where it is there already, there is nothing to do.
 * @throws Refusal `transition-not-allowed`
 */
export function checkCafeMove(from: PublicCafeState, to: PublicCafeState): 'to-do' | 'done' {
  if (from === to) return 'done';
  if (!onward[from].includes(to)) throw new Refusal('transition-not-allowed');
  return 'to-do';
}

/** What is true of a café for who reads its page. */
export type CafePhase = 'coming' | 'under-way' | 'over' | 'cancelled';

/** Where an announced café is in time. */
export function cafePhase(
  { state, startsAt, endsAt }: { state: PublicCafeState; startsAt: Date; endsAt: Date },
  now: Date,
): CafePhase {
  if (state === 'cancelled') return 'cancelled';
  if (now < startsAt) return 'coming';
  return now < endsAt ? 'under-way' : 'over';
}

/** How far ahead a café is announced, in days. */
const mostDays = 366;

/** Why a café cannot be announced on this day, in French; null when it can. Both `YYYY-MM-DD`. */
export function publicCafeDayFault(day: string, today: string): string | null {
  if (day < today) return 'Ce jour est passé. Choisissez-en un à venir.';
  return day > addLocalDays(today, mostDays)
    ? 'C’est bien loin. Choisissez un jour dans l’année qui vient.'
    : null;
}

/** Why an address does not say its territory, in French; null when it does. */
export const cafeAddressFault = (address: string): string | null =>
  departementOf(address) === ''
    ? 'Ajoutez le code postal et la commune : le café sera trouvé par son département.'
    : null;

/**
 * How a café is named in addresses: its title and its commune in plain letters, and enough of its id
 * to be the only one.
 */
export function cafeSlug({ id, title, place }: { id: string; title: string; place: string }) {
  const plain = `${title} ${place}`
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  return `${plain || 'cafe'}-${id.replaceAll('-', '').slice(-10)}`;
}

/** A place in a café, or a turn on its list. */
export interface CafeSeat {
  id: string;
  status: 'held' | 'waiting';
  arrivedAt: Date;
}

/** Places left; never below zero. */
export const cafeSeatsLeft = (seats: number, taken: readonly CafeSeat[]): number =>
  Math.max(0, seats - taken.filter(({ status }) => status === 'held').length);

/** Those of the list to whom the places left go now, in order of arrival. */
export function nextCafeSeats<S extends CafeSeat>(seats: number, taken: readonly S[]): S[] {
  return taken
    .filter(({ status }) => status === 'waiting')
    .sort((a, b) => a.arrivedAt.getTime() - b.arrivedAt.getTime() || (a.id < b.id ? -1 : 1))
    .slice(0, cafeSeatsLeft(seats, taken));
}

/** How long what is known of who proposed a café is kept, in days after it, or after its refusal. */
export const proposerKeptDays = 90;
/** How long the page of a café stays as it was once it is over, in days. */
export const archivedAfterDays = 365;
/** How long a proposal waits for its address to answer, in days. */
export const unprovedKeptDays = 7;
