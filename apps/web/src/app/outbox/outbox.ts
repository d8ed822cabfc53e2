import { computed, type Signal, signal } from '@angular/core';
import { ProblemError, problemOf } from '../api';
import type { Saving } from '../ui/save-state';

const RETRY_SECONDS = [1, 2, 4, 8, 15, 30];

/**
 * Entries that must reach the server: kept on the device until received, sent one after the other
 * in the order they were made, tried again when the network fails. One entry a key: a newer one
 * replaces an older one that has not been received. Each entry carries the id that makes a second
 * arrival change nothing.
 */
export class Outbox<Entry extends { id: string }, Receipt> {
  private readonly waiting = signal<ReadonlyMap<string, Entry>>(new Map());
  private readonly sending = signal<string | null>(null);
  private readonly received = signal<ReadonlySet<string>>(new Set());
  private readonly failures = signal(0);
  private readonly refusal = signal<ProblemError | null>(null);
  private timer?: ReturnType<typeof setTimeout>;
  private stopped = false;
  private readonly online = () => void this.send();

  /** How many entries wait for their receipt. */
  readonly count = computed(() => this.waiting().size);
  /** The last try did not reach the server. */
  readonly offline = computed(() => this.failures() > 0);
  /** What the server refused. The entry was taken out, unless signing in again is enough. */
  readonly problem: Signal<ProblemError | null> = this.refusal.asReadonly();

  constructor(
    /** Where the entries are kept on the device. */
    private readonly storageKey: string,
    private readonly post: (key: string, entry: Entry) => Promise<Receipt>,
    private readonly onReceipt: (key: string, receipt: Receipt) => void,
  ) {
    this.waiting.set(new Map(Object.entries(read<Record<string, Entry>>(storageKey) ?? {})));
    addEventListener('online', this.online);
    void this.send();
  }

  /** Where an entry is, null when there was none in this sitting. */
  state(key: string): Saving | null {
    if (this.sending() === key) return 'going';
    if (this.waiting().has(key)) return 'device';
    return this.received().has(key) ? 'received' : null;
  }

  /** The entry that waits under a key. */
  entry(key: string): Entry | undefined {
    return this.waiting().get(key);
  }

  /** The entries that wait. */
  entries(): [string, Entry][] {
    return [...this.waiting()];
  }

  /** Keeps an entry, then sends it. */
  put(key: string, entry: Entry): void {
    this.refusal.set(null);
    this.change((waiting) => {
      waiting.delete(key);
      waiting.set(key, entry);
    });
    void this.send();
  }

  /** Stops sending; what waits stays on the device for the next time. */
  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    removeEventListener('online', this.online);
  }

  private async send(): Promise<void> {
    clearTimeout(this.timer);
    while (!this.stopped && this.sending() === null && this.waiting().size > 0) {
      const [key, entry] = [...this.waiting()][0];
      this.sending.set(key);
      try {
        const receipt = await this.post(key, entry);
        this.failures.set(0);
        this.settle(key, entry);
        this.received.update((keys) => new Set(keys).add(key));
        this.onReceipt(key, receipt);
      } catch (error) {
        const problem = problemOf(error);
        if (mayPass(problem)) return this.retryLater();
        this.refusal.set(problem);
        // Signed out meanwhile: the entry waits for the person to come back.
        if (problem.status === 401) return;
        this.settle(key, entry);
      } finally {
        this.sending.set(null);
      }
    }
  }

  private retryLater(): void {
    const seconds = RETRY_SECONDS[Math.min(this.failures(), RETRY_SECONDS.length - 1)];
    this.failures.update((count) => count + 1);
    if (!this.stopped) this.timer = setTimeout(() => void this.send(), seconds * 1000);
  }

  /** Takes out an entry, unless a newer one has taken its place meanwhile. */
  private settle(key: string, { id }: Entry): void {
    this.change((waiting) => {
      if (waiting.get(key)?.id === id) waiting.delete(key);
    });
  }

  private change(edit: (waiting: Map<string, Entry>) => void): void {
    const waiting = new Map(this.waiting());
    edit(waiting);
    this.waiting.set(waiting);
    write(this.storageKey, waiting.size > 0 ? Object.fromEntries(waiting) : null);
  }
}

/** Not reached, busy or out of order: worth another try, unlike a refusal. */
const mayPass = ({ status, code }: ProblemError) =>
  code === 'offline' || status === 429 || status >= 500;

// A browser may refuse storage (private window, full disk): the entry then lives with the page.
function read<T>(key: string): T | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as T | null;
  } catch {
    return null;
  }
}

function write(key: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    return;
  }
}
