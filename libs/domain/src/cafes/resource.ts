/** What a resource of the library is; all are linked, none is copied. */
export const resourceKinds = {
  guide: 'Guide',
  kit: 'Kit',
  module: 'Module',
  game: 'Jeu',
  format: 'Format d’animation',
} as const;
export type ResourceKind = keyof typeof resourceKinds;

/** For whom it is made. */
export const resourcePublics = {
  adults: 'Adultes',
  young: 'Jeunes',
  seniors: 'Seniors',
  families: 'Familles',
  professionals: 'Équipes et professionnels',
} as const;
export type ResourcePublic = keyof typeof resourcePublics;

export const resourceStatuses = {
  proposed: 'proposée',
  published: 'publiée',
  refused: 'refusée',
  withdrawn: 'retirée',
} as const;
export type ResourceStatus = keyof typeof resourceStatuses;

/**
 * What a look at an address found: it answers; nothing is there any more; nobody answers in time; it
 * answers people and not programs; it leads where no look may go.
 */
export type LinkOutcome = 'answers' | 'gone' | 'silent' | 'guarded' | 'unsafe';

/** What is believed of a link: `failing` once, `dead` when it fails again or says so itself. */
export const linkStates = ['unknown', 'alive', 'failing', 'dead'] as const;
export type LinkState = (typeof linkStates)[number];

/** What is believed of a link after one more look at it. A server that is down one night is not dead. */
export function linkAfter(before: LinkState, outcome: LinkOutcome): LinkState {
  if (outcome === 'answers') return 'alive';
  if (outcome === 'guarded') return before === 'failing' ? 'unknown' : before;
  if (outcome === 'silent') return before === 'failing' || before === 'dead' ? 'dead' : 'failing';
  return 'dead';
}

/** « 50 min », « 1 h 30 à 2 h »; null where nobody said. */
export function durationWords(least: number | null, most: number | null): string | null {
  const said = [least, most].filter((each) => each !== null);
  return said.length === 0 ? null : [...new Set(said.map(inHours))].join(' à ');
}

function inHours(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${minutes}\u00a0min`;
  return rest === 0 ? `${hours}\u00a0h` : `${hours}\u00a0h\u00a0${String(rest).padStart(2, '0')}`;
}
