import { DestroyRef, inject, Injectable } from '@angular/core';
import { attendanceRoutes, type NewSignature, type Receipt } from '@percolateur/contract';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { Subject } from 'rxjs';
import { Api, type ProblemError, problemOf } from '../api';
import { markLinksWait } from './links-wait';
import { oneAtATime } from './one-at-a-time';

/** A signature made by a personal link, which the server has not received yet. */
export interface KeptByLink {
  readonly token: string;
  readonly signature: NewSignature;
  /** Whose it is, and of which half-day, as the page says it without network. */
  readonly name: string;
  readonly slot: string;
  /** What the server answered when it would not have it; null while it may still leave. */
  readonly refused: Pick<ProblemError, 'code' | 'title' | 'detail'> | null;
}

interface Shelf extends DBSchema {
  signatures: { key: string; value: KeptByLink };
}

const RETRY_MS = 15_000;

/**
 * Signatures made by a personal link without network. They belong to no account, so that the outbox,
 * which sends in the name of who is signed in, does not hold them: the secret of their link does. What
 * is received is taken out; what is refused stays, with the reason, until the person decides.
 */
@Injectable({ providedIn: 'root' })
export class LinkSignatures {
  private readonly api = inject(Api);
  private opened?: Promise<IDBPDatabase<Shelf>>;
  private running?: Promise<void>;
  private timer?: ReturnType<typeof setTimeout>;

  /** Each as it is received from this page. */
  readonly received = new Subject<{ token: string; receipt: Receipt }>();
  readonly refused = new Subject<KeptByLink>();

  constructor() {
    const gone = new AbortController();
    addEventListener('online', () => void this.send(), gone);
    addEventListener('pageshow', () => void this.send(), gone);
    inject(DestroyRef).onDestroy(() => {
      gone.abort();
      clearTimeout(this.timer);
    });
  }

  /** Keeps a signature, in place of one of the same link; whether the browser keeps anything. */
  async keep(kept: KeptByLink): Promise<boolean> {
    try {
      await (await this.open()).put('signatures', kept, kept.token);
    } catch {
      return false;
    }
    markLinksWait(true);
    this.comeBack();
    return true;
  }

  /** What waits here of a link, or was refused. */
  async of(token: string): Promise<KeptByLink | null> {
    return (
      (await this.open()
        .then((database) => database.get('signatures', token))
        .catch(() => undefined)) ?? null
    );
  }

  /** Sends again what was refused. */
  async retry(kept: KeptByLink): Promise<void> {
    await this.keep({ ...kept, refused: null });
    await this.send();
  }

  /** Takes out, for good, what the person no longer wants to send. */
  async discard({ token }: KeptByLink): Promise<void> {
    await (await this.open()).delete('signatures', token);
  }

  /** Sends all that may leave, one tab at a time; the ids that they bear make a second arrival harmless. */
  send(): Promise<void> {
    clearTimeout(this.timer);
    this.running ??= oneAtATime('percolateur.links', () => this.sendAll())
      .catch(() => this.comeBack())
      .finally(() => (this.running = undefined));
    return this.running;
  }

  private async sendAll(): Promise<void> {
    const database = await this.open();
    const all = await database.getAll('signatures');
    for (const kept of all.filter(({ refused }) => !refused)) {
      const { token, signature } = kept;
      try {
        const receipt = await this.api.call(attendanceRoutes.signByLink, {
          body: { token, signature },
        });
        await database.delete('signatures', token);
        this.received.next({ token, receipt });
      } catch (error) {
        const { status, code, title, detail, retryAfter } = problemOf(error);
        const mayPass =
          // Somebody else is signed in on this browser: it leaves once they have gone.
          code === 'link-of-another' ||
          code === 'offline' ||
          retryAfter !== undefined ||
          status >= 500 ||
          status === 408 ||
          status === 429;
        if (mayPass) return this.comeBack();
        const refused = { ...kept, refused: { code, title, detail } };
        await database.put('signatures', refused, token);
        this.refused.next(refused);
      }
    }
    markLinksWait((await database.count('signatures')) > 0);
  }

  private comeBack(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.send(), RETRY_MS);
  }

  private open(): Promise<IDBPDatabase<Shelf>> {
    const again = () => (this.opened = undefined);
    this.opened ??= openDB<Shelf>('percolateur-links', 1, {
      upgrade: (database) => void database.createObjectStore('signatures'),
      blocking: (_current, _blocked, { target }) => {
        again();
        (target as IDBDatabase).close();
      },
      terminated: again,
    }).catch((error: unknown) => {
      again();
      throw error;
    });
    return this.opened;
  }
}
