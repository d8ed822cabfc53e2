/** A code on its way to a mailbox. */
export interface CodeAsked {
  email: string;
  /** How long it is good for. */
  minutes: number;
  linkOnly: boolean;
  /** When it was asked for, in ms since the epoch. */
  at: number;
}

/** What a code is asked for. */
export type Purpose = 'entrer' | 'adresse' | 'autre-adresse';

const keyOf = (purpose: Purpose) => `percolateur.code.${purpose}`;

/**
 * Remembers in this tab that a code was asked for: whoever reads it in another application comes
 * back to a page that phones like to load again. No code is kept.
 */
export function keepAsked(purpose: Purpose, asked: CodeAsked | null): void {
  if (asked) sessionStorage.setItem(keyOf(purpose), JSON.stringify(asked));
  else sessionStorage.removeItem(keyOf(purpose));
}

/** The code asked for in this tab, as long as it is good; else null. */
export function askedBefore(purpose: Purpose): CodeAsked | null {
  const asked = JSON.parse(sessionStorage.getItem(keyOf(purpose)) ?? 'null') as CodeAsked | null;
  return asked && Date.now() < asked.at + asked.minutes * 60_000 ? asked : null;
}
