import { parentPort, workerData } from 'node:worker_threads';
import { isGuessable } from './people/auth/guessable';
import type { Candidate } from './people/auth/guessable';

/** Looks at one password, in a thread that ends with it. */
parentPort!.postMessage(await isGuessable(workerData as Candidate));
