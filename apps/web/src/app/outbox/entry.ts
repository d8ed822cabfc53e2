import type { CallOf, Method, Route } from '@percolateur/contract';
import { ProblemError } from '../api';

/**
 * Ids that a device makes for what only the server can tell apart (somebody added in a room without
 * network), each with the field of the answer that holds the one to use in its place.
 */
export type StandIns = Readonly<Record<string, string>>;

/** Something that a person gave and that the server has not received yet. */
export interface Entry {
  /** Entries leave in the order of their ids, which is that they were made in. */
  readonly id: string;
  /** Whose it is: sent while that person is signed in, and never in another’s name. */
  readonly personId: string;
  /** The thing it is about, as a path: `answer/ATTEMPT/QUESTION`. What shares it leaves in order. */
  readonly key: string;
  /** What it is, in French: « Réponse à la question 3 ». */
  readonly label: string;
  /** A newer one about the same thing takes its place: an answer does, a signature does not. */
  readonly replaces: boolean;
  /** No loss if it is refused: it then goes without a word. */
  readonly slight: boolean;
  /** Kept here until its page gives it anew: what was chosen during a pause would not count. */
  readonly heldBack?: boolean;
  /** Ids made here for what it asks to make: others may speak of it by them meanwhile. */
  readonly standIns?: StandIns;
  /** Keys of what it speaks of by stand-ins: it leaves once they were received, or taken out. */
  readonly after?: readonly string[];
  readonly method: Method;
  readonly url: string;
  readonly body: unknown;
  /** ISO 8601, by the clock of the device. */
  readonly madeAt: string;
  /** It was locked by who gave it, who has signed out since: it leaves once they sign in again. */
  readonly locked?: true;
  /** What the server answered when it would not have it; null while it may still leave. */
  readonly refused: Pick<ProblemError, 'status' | 'code' | 'title' | 'detail' | 'errors'> | null;
}

/** What a page hands to the outbox. The body carries the id that makes a second arrival harmless. */
export type Given<R extends Route> = CallOf<R> &
  Pick<Entry, 'key' | 'label'> & {
    route: R;
    replaces?: boolean;
    slight?: boolean;
    heldBack?: boolean;
    standIns?: StandIns;
  };

/** The server has received an entry; `answer` is what it said. */
export interface Received {
  readonly entry: Entry;
  readonly answer: unknown;
}

/** Why an entry was refused, as a problem to show; null when it was not. */
export function refusalOf({ refused }: Entry): ProblemError | null {
  if (!refused) return null;
  const { status, code, title, detail, errors } = refused;
  return new ProblemError(status, code, title, detail, errors);
}
