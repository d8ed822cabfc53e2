import { Refusal } from '@percolateur/domain';

/** Whoever has waited so long for their turn is told so: nothing was done for them. */
const patienceMs = 20_000;

/**
 * Those who ask for the same thing at once, in order of arrival. Waiting here holds no connection of
 * the pool, where waiting for a row that is locked holds one: of a crowd, each process has one person
 * at the database, and nobody there waits long enough to be turned away.
 */
export class Line {
  private readonly last = new Map<string, Promise<unknown>>();

  /** Does the work once those who came before are done. @throws Refusal `unavailable` */
  async inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    const since = performance.now();
    const ahead = this.last.get(key) ?? Promise.resolve();
    const turn = ahead.then(() => {
      if (performance.now() - since > patienceMs) throw new Refusal('unavailable');
      return work();
    });
    const done = turn.catch(() => undefined);
    this.last.set(key, done);
    try {
      return await turn;
    } finally {
      if (this.last.get(key) === done) this.last.delete(key);
    }
  }
}
