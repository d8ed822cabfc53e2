import { inject, Injectable, signal } from '@angular/core';
import { type CanActivateChildFn, Router } from '@angular/router';
import { CurrentPerson } from './current-person';

const STORED = 'percolateur.lock';
const TRIES = 5;
const FIRST_WAIT_MS = 30_000;

interface Lock {
  /** Whose session is behind it. */
  personId: string;
  /** The only address that opens while it holds. */
  url: string;
  pin: string;
  failures: number;
  /** No try before, in ms since the epoch. */
  notBefore: number;
}

/**
 * Keeps a device that goes round on one page, through reloads and in every tab, until its owner
 * types four digits. It holds back the hands of a room, not a program: who can read the storage of
 * the browser could take it away, hence digits drawn anew each time rather than chosen, and no hash.
 */
@Injectable({ providedIn: 'root' })
export class DeviceLock {
  private readonly current = signal(read());
  readonly lock = this.current.asReadonly();

  constructor() {
    // Taken or released in another tab.
    addEventListener('storage', ({ key }) => key === STORED && this.current.set(read()));
  }

  /** Four digits for the next locking, to be told before the device leaves one’s hands. */
  newPin(): string {
    const [drawn] = crypto.getRandomValues(new Uint32Array(1));
    return String(drawn % 10_000).padStart(4, '0');
  }

  hold(personId: string, url: string, pin: string): void {
    this.write({ personId, url, pin, failures: 0, notBefore: 0 });
  }

  /** Whether the digits release it; after five wrong ones, each further series waits twice as long. */
  release(pin: string): boolean {
    const lock = this.current();
    if (!lock) return true;
    if (Date.now() < lock.notBefore) return false;
    if (pin === lock.pin) {
      this.clear();
      return true;
    }
    const failures = lock.failures + 1;
    const series = failures / TRIES;
    const notBefore = Number.isInteger(series)
      ? Date.now() + FIRST_WAIT_MS * 2 ** (series - 1)
      : lock.notBefore;
    this.write({ ...lock, failures, notBefore });
    return false;
  }

  /** Takes it away: the session behind it is over. */
  clear(): void {
    this.write(null);
  }

  private write(lock: Lock | null): void {
    this.current.set(lock);
    try {
      if (lock) localStorage.setItem(STORED, JSON.stringify(lock));
      else localStorage.removeItem(STORED);
    } catch {
      // The browser keeps nothing: it holds as long as the page.
    }
  }
}

/** Leads back to the page of a device that goes round, wherever one tries to go. */
export const notPassedRound: CanActivateChildFn = async (_route, { url }) => {
  const [held, current, router] = [inject(DeviceLock), inject(CurrentPerson), inject(Router)];
  const lock = held.lock();
  if (!lock || url === lock.url) return true;
  const person = await current.load().catch(() => undefined);
  if (person === undefined || person?.id === lock.personId) return router.parseUrl(lock.url);
  // Nobody, or somebody else: the session that it kept is no longer there.
  held.clear();
  return true;
};

function read(): Lock | null {
  try {
    return JSON.parse(localStorage.getItem(STORED) ?? 'null') as Lock | null;
  } catch {
    return null;
  }
}
