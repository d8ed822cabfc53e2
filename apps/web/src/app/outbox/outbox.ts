import {
  computed,
  DestroyRef,
  effect,
  inject,
  Injectable,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { type Route, urlOf } from '@percolateur/contract';
import { Subject } from 'rxjs';
import { Api, type ProblemError, problemOf } from '../api';
import { CurrentPerson } from '../session/current-person';
import { Vault } from '../session/vault';
import type { Saving } from '../ui/save-state';
import { DeviceStore } from './device-store';
import type { Entry, Given, Received } from './entry';
import { oneAtATime } from './one-at-a-time';
import { spokenOf, withActual } from './stand-ins';

const RETRY_SECONDS = [1, 2, 4, 8, 15, 30];
const LONGEST_SECONDS = 600;

/** What the tabs of a browser tell one another. */
type News = { kind: 'changed' } | ({ kind: 'received' } & Received);

/**
 * Everything that a person gives: kept on the device until the server has received it, then sent
 * from whatever page is open, one tab at a time, in order, to the name of who gave it. What the
 * server refuses stays, with the reason, until the person decides.
 */
@Injectable({ providedIn: 'root' })
export class Outbox {
  private readonly api = inject(Api);
  private readonly current = inject(CurrentPerson);
  private readonly vault = inject(Vault);
  private readonly device = new DeviceStore(this.vault);
  private readonly tabs = openChannel();

  private readonly all = signal<readonly Entry[]>([]);
  /** Ids of the entries that the browser would not keep: they live with the page. */
  private readonly inPage = signal<ReadonlySet<string>>(new Set());
  private readonly sending = signal<string | null>(null);
  private readonly delivered = signal<ReadonlyMap<string, Received>>(new Map());
  /** When an entry that the server could not take may be tried again, in ms since the epoch. */
  private readonly resting = new Map<string, { until: number; times: number }>();
  private pausedUntil = 0;
  private failures = 0;
  private turn: Promise<unknown> = Promise.resolve();
  private running?: Promise<void>;
  private timer?: ReturnType<typeof setTimeout>;
  private readonly gone = new AbortController();

  /** Each entry as it is received, whichever tab has sent it. */
  readonly received = new Subject<Received>();
  /** The person signed in, or the one whose session ended under this page. */
  private readonly owner = linkedSignal<string | undefined, string | undefined>({
    source: () => this.current.person()?.id,
    computation: (id, before) => id ?? before?.value,
  });
  /** The entries of this person, oldest first, refused ones among them. */
  readonly mine = computed(() => {
    const owner = this.owner();
    return this.all().filter(({ personId }) => personId === owner);
  });
  /** How many entries wait for somebody else to sign in. */
  readonly others = computed(() => this.all().length - this.mine().length);
  private readonly stopped = signal(false);
  /** The last try did not get through: the network, the server or the session is away. */
  readonly held = this.stopped.asReadonly();
  /** The browser keeps nothing: closing the page would lose what waits. */
  readonly fragile = computed(() => this.inPage().size > 0);
  /** Settles when what was on the device at the start is known. */
  readonly ready: Promise<void> = this.look();

  constructor() {
    const [hurry, gone] = [() => this.hurry(), this.gone];
    addEventListener('online', hurry, gone);
    addEventListener('pageshow', hurry, gone);
    document.addEventListener('visibilitychange', () => document.hidden || hurry(), gone);
    inject(DestroyRef).onDestroy(() => {
      gone.abort();
      clearTimeout(this.timer);
      this.tabs?.close();
    });
    this.tabs?.addEventListener('message', ({ data }: MessageEvent<News>) => this.hear(data));
    effect((onCleanup) => {
      if (!this.fragile()) return;
      const ask = (event: Event) => event.preventDefault();
      addEventListener('beforeunload', ask);
      onCleanup(() => removeEventListener('beforeunload', ask));
    });
    effect(() => {
      const person = this.current.person();
      untracked(() => void this.welcome(person?.id));
    });
    effect(() => {
      const holder = this.vault.unlocked();
      if (holder) untracked(() => void this.unlock(holder));
    });
  }

  /** Keeps what the person signed in gives, then sends it; resolves once it is kept. */
  async keep<R extends Route>(given: Given<R>): Promise<void> {
    const { route, label, replaces = false, slight = false, heldBack = false, standIns } = given;
    const personId = this.owner();
    if (!personId) throw new Error('Nobody is signed in to give this');
    await this.inTurn(async () => {
      const { key, params, body } = this.actual(partsOf(given));
      const entry: Entry = {
        id: newId(),
        personId,
        key,
        label,
        replaces,
        slight,
        heldBack,
        standIns,
        after: this.awaited(given),
        method: route.method,
        url: urlOf(route, { params } as Parameters<typeof urlOf>[1]),
        body,
        madeAt: new Date().toISOString(),
        refused: null,
      };
      await this.device.put(entry).catch(() => {
        this.inPage.update((ids) => new Set(ids).add(entry.id));
      });
      this.all.update((all) => [...all.filter((each) => !isReplacedBy(each, entry)), entry]);
    });
    this.tell({ kind: 'changed' });
    void this.flush();
  }

  /** The keys of what waits here, or was refused, and that this speaks of by stand-ins. */
  awaited<R extends Route>(given: Given<R>): string[] {
    return spokenOf(partsOf(given), this.mine()).filter((key) => key !== given.key);
  }

  /** A value with the ids that the server gave in place of stand-ins, as far as this sitting knows. */
  actual<Value>(value: Value): Value {
    return [...this.delivered().values()].reduce(
      (said, { entry, answer }) =>
        entry.standIns ? withActual(said, entry.standIns, answer) : said,
      value,
    );
  }

  /** Where the last thing given under a key is, null when there was none in this sitting. */
  state(key: string): Saving | null {
    const waiting = this.waiting(key);
    if (waiting.some(({ id }) => id === this.sending())) return 'going';
    if (waiting.length > 0) return 'device';
    return this.delivered().has(key) ? 'received' : null;
  }

  /** What waits under a key, or under every key below it. */
  waiting(key: string): Entry[] {
    return this.under(key).filter(({ refused }) => !refused);
  }

  /** What was refused under a key, or under every key below it. */
  refused(key: string): Entry[] {
    return this.under(key).filter(({ refused }) => refused);
  }

  /** What was received in this sitting under every key below this one, from any tab. */
  lately(key: string): Received[] {
    const owner = this.owner();
    return [...this.delivered().values()].filter(
      ({ entry }) => entry.personId === owner && isUnder(entry.key, key),
    );
  }

  /** Sends again what was refused, or at last what was held back. */
  async retry(entry: Entry): Promise<void> {
    await this.rewrite({ ...entry, refused: null, heldBack: false });
    this.hurry();
  }

  /** Takes out, for good, what the person no longer wants to send. */
  discard(entry: Entry): Promise<void> {
    return this.takeOut(entry);
  }

  /** Sends all that may leave; resolves when nothing more can be done for now. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.running ??= oneAtATime('percolateur.outbox', () => this.send()).finally(() => {
      this.running = undefined;
      this.comeBack();
    });
    return this.running;
  }

  private async welcome(personId?: string): Promise<void> {
    await this.ready;
    if (personId && isAnythingLeft()) {
      // Seldom needed, hence fetched apart.
      const { adoptLeftovers } = await import('./leftovers');
      if (await adoptLeftovers(personId, this.api, this.device)) await this.look();
    }
    void this.flush();
  }

  /** The key of this person is there: what was given without it is locked, and what it locked leaves. */
  private async unlock(personId: string): Promise<void> {
    await this.ready;
    await this.inTurn(() => this.device.lockAll(personId)).catch(() => undefined);
    await this.look();
    void this.flush();
  }

  /** The network, the page or the person is back: nothing rests any longer. */
  hurry(): void {
    this.pausedUntil = 0;
    this.resting.clear();
    void this.flush();
  }

  private async send(): Promise<void> {
    await this.look();
    if (this.all().length === 0) return;
    const person = await this.current.load().catch(() => undefined);
    if (person === undefined) return this.pause();
    for (let entry = this.next(); entry; entry = this.next()) {
      this.sending.set(entry.id);
      try {
        const headers = { 'percolateur-for': entry.personId };
        const answer = await this.api.deliver(this.actual(entry), headers);
        this.goOn();
        if (entry.standIns) await this.settleIds({ entry, answer });
        await this.takeOut(entry);
        this.hear({ kind: 'received', entry, answer });
        this.tell({ kind: 'received', entry, answer });
      } catch (error) {
        await this.settle(entry, problemOf(error));
      } finally {
        this.sending.set(null);
      }
      // Another tab may have sent, replaced or taken out something meanwhile.
      await this.look();
    }
  }

  /** The first entry about each thing, in order, of whoever is signed in now. */
  private heads(): Entry[] {
    if (this.current.person()?.id !== this.owner()) return [];
    const heads = new Map<string, Entry>();
    const kept = new Set(this.mine().map(({ key }) => key));
    for (const entry of this.mine()) {
      if (entry.refused || entry.heldBack || entry.locked) continue;
      if (entry.after?.some((key) => kept.has(key))) continue;
      if (!heads.has(entry.key)) heads.set(entry.key, entry);
    }
    return [...heads.values()];
  }

  /** The next entry that may leave now. */
  private next(): Entry | undefined {
    const now = Date.now();
    if (now < this.pausedUntil) return undefined;
    return this.heads().find(({ id }) => (this.resting.get(id)?.until ?? 0) <= now);
  }

  /** What becomes of an entry that was not received. */
  private async settle(entry: Entry, problem: ProblemError): Promise<void> {
    const { status, code, title, detail, errors, retryAfter } = problem;
    if (status === 401 || code === 'other-person') {
      // Somebody signed out, or in, elsewhere in this browser: whose turn is it?
      this.current.forget();
      const found = await this.current.load().catch(() => undefined);
      if (found?.id === entry.personId || found === undefined) this.pause(retryAfter);
    } else if (code === 'offline' || retryAfter !== undefined) {
      this.pause(retryAfter);
    } else if (status >= 500 || status === 408 || status === 429) {
      const times = (this.resting.get(entry.id)?.times ?? 0) + 1;
      this.resting.set(entry.id, { until: Date.now() + restOf(times) * 1000, times });
      this.stopped.set(true);
    } else {
      this.goOn();
      if (entry.slight) return this.takeOut(entry);
      await this.rewrite({ ...entry, refused: { status, code, title, detail, errors } });
    }
  }

  private pause(seconds = restOf(this.failures + 1)): void {
    this.failures += 1;
    this.pausedUntil = Date.now() + Math.min(seconds, LONGEST_SECONDS) * 1000;
    this.stopped.set(true);
  }

  private goOn(): void {
    this.failures = 0;
    this.stopped.set(false);
  }

  /** Sees to it that what may leave later does, whoever looks. */
  private comeBack(): void {
    const heads = this.heads();
    const unreached = this.failures > 0 && !this.current.person() && this.all().length > 0;
    if (this.gone.signal.aborted || (heads.length === 0 && !unreached)) return;
    const rests = heads.map(({ id }) => this.resting.get(id)?.until ?? 0);
    const due = Math.max(this.pausedUntil, Math.min(...rests));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), Math.max(0, due - Date.now()));
  }

  /** What reads or changes the device goes one after the other: no reading is older than it seems. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(work);
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  private async rewrite(entry: Entry): Promise<void> {
    await this.inTurn(async () => {
      await this.device.update(entry).catch(() => undefined);
      this.all.update((all) => all.map((each) => (each.id === entry.id ? entry : each)));
    });
    this.tell({ kind: 'changed' });
  }

  /** What speaks of this by stand-ins is written down again with its ids, before it is let go. */
  private settleIds(received: Received): Promise<void> {
    const { entry, answer } = received;
    this.delivered.update((known) => new Map(known).set(entry.key, received));
    return this.inTurn(async () => {
      const settled = this.all().map((each) =>
        each.after?.includes(entry.key) && !each.locked
          ? withActual(each, entry.standIns!, answer)
          : each,
      );
      const changed = settled.filter((each) => !this.all().includes(each));
      for (const each of changed) await this.device.update(each).catch(() => undefined);
      this.all.set(settled);
    });
  }

  private async takeOut({ id }: Entry): Promise<void> {
    await this.inTurn(async () => {
      // Not taken out: it leaves once more and changes nothing.
      await this.device.remove(id).catch(() => undefined);
      this.inPage.update((ids) => new Set([...ids].filter((each) => each !== id)));
      this.all.update((all) => all.filter((each) => each.id !== id));
    });
    this.resting.delete(id);
    this.tell({ kind: 'changed' });
  }

  /** Reads the device again; what lives with the page alone is added to it. */
  private look(): Promise<void> {
    return this.inTurn(async () => {
      const kept = await this.device.all().catch(() => null);
      if (!kept) return;
      const alone = this.all().filter(({ id }) => this.inPage().has(id));
      this.all.set([...kept, ...alone].sort((one, other) => (one.id < other.id ? -1 : 1)));
    });
  }

  private hear(news: News): void {
    if (news.kind === 'changed') return void this.look();
    this.delivered.update((known) => new Map(known).set(news.entry.key, news));
    this.received.next(news);
  }

  private tell(news: News): void {
    this.tabs?.postMessage(news);
  }

  private under(key: string): Entry[] {
    return this.mine().filter((entry) => isUnder(entry.key, key));
  }
}

/** What of a thing given may speak of others. */
const partsOf = (given: Pick<Entry, 'key'>) => {
  const { key, params, body } = given as {
    key: string;
    params?: Record<string, string>;
    body?: unknown;
  };
  return { key, params, body };
};

const isUnder = (key: string, prefix: string) => key === prefix || key.startsWith(`${prefix}/`);

const isReplacedBy = ({ key, personId }: Entry, newer: Entry) =>
  newer.replaces && key === newer.key && personId === newer.personId;

const restOf = (times: number) => RETRY_SECONDS[Math.min(times, RETRY_SECONDS.length) - 1];

const openChannel = () =>
  'BroadcastChannel' in globalThis ? new BroadcastChannel('percolateur.outbox') : null;

let made = 0;
/** Ids of this browser alone, which sort in the order they were made. */
const newId = () =>
  `${Date.now()}-${String(++made).padStart(6, '0')}-${Math.random().toString(36).slice(2)}`;

/** Whether an earlier version left something in `localStorage`. */
function isAnythingLeft(): boolean {
  try {
    return Object.keys(localStorage).some((name) =>
      /^percolateur\.(answers|signature)\./.test(name),
    );
  } catch {
    return false;
  }
}
