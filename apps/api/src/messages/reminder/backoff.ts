const first = 5;
const longest = 10 * 60;

/** When to try again after so many failures: later and later, ten minutes at most, a third at random. */
export function nextTry(attempts: number, now: Date): Date {
  const seconds = Math.min(longest, first * 2 ** Math.min(attempts - 1, 20));
  return new Date(now.getTime() + seconds * (1 - Math.random() / 3) * 1000);
}

/** A try put off further than any is was put off by a clock that has gone back since. */
export const longestWaitMs = longest * 1000;
