import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

export interface Candidate {
  password: string;
  /** What an attacker knows of its owner. */
  own: string[];
}

/** Guesses by the million are no help below this: zxcvbn’s « safely unguessable » (10⁸ at least). */
const enough = 3;
/** What comes after adds nothing to what is enough, and time to what is not. */
const looked = 40;

/**
 * Whether a password is found by trying lists of the commonest ones, French words and names, dates,
 * keyboards and sequences first (NIST SP 800-63B, 3.1.1.2).
 */
export async function isGuessable({ password, own }: Candidate): Promise<boolean> {
  const [{ ZxcvbnFactory }, common, french] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-fr'),
  ]);
  const { score } = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...french.dictionary },
    graphs: common.adjacencyGraphs,
  }).check(password.slice(0, looked), ['percolateur', 'café ia', ...own]);
  return score < enough;
}

/** Beside the bundle; absent where the sources run as they are, in specs. */
const thread = fileURLToPath(new URL('./password.worker.mjs', import.meta.url));

/** `isGuessable` in a thread of its own: its lists weigh 40 MB, and half a second is long for all others. */
export async function isGuessableApart(candidate: Candidate): Promise<boolean> {
  if (!existsSync(thread)) return isGuessable(candidate);
  const worker = new Worker(thread, { workerData: candidate, execArgv: [] });
  const [guessable] = (await once(worker, 'message')) as [boolean];
  return guessable;
}
