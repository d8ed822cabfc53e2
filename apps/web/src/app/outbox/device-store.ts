import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Sealed, Vault } from '../session/vault';
import type { Entry } from './entry';

/** An entry as it lies on the disk: who gave what is said of nobody but behind the lock. */
type Stored = Entry & { sealed?: Sealed };

interface Shelf extends DBSchema {
  entries: { key: string; value: Stored; indexes: { key: string } };
}

/** The entries of every person who uses this browser, in IndexedDB, shared by all its tabs. */
export class DeviceStore {
  private opened?: Promise<IDBPDatabase<Shelf>>;

  constructor(private readonly vault: Pick<Vault, 'seal' | 'unseal'>) {}

  /** All entries, oldest first. Rejects when the browser keeps nothing (private window, full disk). */
  async all(): Promise<Entry[]> {
    const stored = await (await this.open()).getAll('entries');
    return Promise.all(stored.map((each) => this.unlock(each)));
  }

  /** Keeps an entry, in place of those that it replaces; resolves once it is on the disk. */
  async put(entry: Entry): Promise<void> {
    // Before the transaction, which ends by itself while something else is awaited.
    const stored = await this.lock(entry);
    const transaction = (await this.open()).transaction('entries', 'readwrite', {
      durability: 'strict',
    });
    const replaced = entry.replaces ? await transaction.store.index('key').getAll(entry.key) : [];
    await Promise.all([
      ...replaced
        .filter(({ personId }) => personId === entry.personId)
        .map(({ id }) => transaction.store.delete(id)),
      transaction.store.put(stored),
      transaction.done,
    ]);
  }

  /** Writes an entry again, unless a newer one has taken its place meanwhile. */
  async update(entry: Entry): Promise<void> {
    const stored = await this.lock(entry);
    const transaction = (await this.open()).transaction('entries', 'readwrite');
    if (await transaction.store.getKey(entry.id)) await transaction.store.put(stored);
    await transaction.done;
  }

  /** Locks what this person gave before their key was there. */
  async lockAll(personId: string): Promise<void> {
    const stored = await (await this.open()).getAll('entries');
    const bare = stored.filter((each) => each.personId === personId && !each.sealed);
    for (const entry of bare) await this.update(entry);
  }

  async remove(id: string): Promise<void> {
    await (await this.open()).delete('entries', id);
  }

  /** Without the key of who gave it, an entry is kept as it is: not to lose it comes first. */
  private async lock(entry: Entry): Promise<Stored> {
    const { label, body, refused } = entry;
    const sealed = await this.vault
      .seal(entry.personId, { label, body, refused })
      .catch(() => null);
    return sealed ? { ...entry, label: '', body: null, refused: null, sealed } : entry;
  }

  private async unlock({ sealed, ...entry }: Stored): Promise<Entry> {
    if (!sealed) return entry;
    const said = await this.vault
      .unseal<Pick<Entry, 'label' | 'body' | 'refused'>>(entry.personId, sealed)
      .catch(() => null);
    return said ? { ...entry, ...said } : { ...entry, locked: true };
  }

  private open(): Promise<IDBPDatabase<Shelf>> {
    const again = () => (this.opened = undefined);
    this.opened ??= openDB<Shelf>('percolateur', 1, {
      upgrade: (database) =>
        database.createObjectStore('entries', { keyPath: 'id' }).createIndex('key', 'key'),
      // Another tab opens a newer version: it must not wait for this one.
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
