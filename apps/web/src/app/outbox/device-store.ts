import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Entry } from './entry';

interface Shelf extends DBSchema {
  entries: { key: string; value: Entry; indexes: { key: string } };
}

/** The entries of every person who uses this browser, in IndexedDB, shared by all its tabs. */
export class DeviceStore {
  private opened?: Promise<IDBPDatabase<Shelf>>;

  /** All entries, oldest first. Rejects when the browser keeps nothing (private window, full disk). */
  async all(): Promise<Entry[]> {
    return (await this.open()).getAll('entries');
  }

  /** Keeps an entry, in place of those that it replaces; resolves once it is on the disk. */
  async put(entry: Entry): Promise<void> {
    const transaction = (await this.open()).transaction('entries', 'readwrite', {
      durability: 'strict',
    });
    const replaced = entry.replaces ? await transaction.store.index('key').getAll(entry.key) : [];
    await Promise.all([
      ...replaced
        .filter(({ personId }) => personId === entry.personId)
        .map(({ id }) => transaction.store.delete(id)),
      transaction.store.put(entry),
      transaction.done,
    ]);
  }

  /** Writes an entry again, unless a newer one has taken its place meanwhile. */
  async update(entry: Entry): Promise<void> {
    const transaction = (await this.open()).transaction('entries', 'readwrite');
    if (await transaction.store.getKey(entry.id)) await transaction.store.put(entry);
    await transaction.done;
  }

  async remove(id: string): Promise<void> {
    await (await this.open()).delete('entries', id);
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
