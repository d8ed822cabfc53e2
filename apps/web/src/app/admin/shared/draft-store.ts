import { Injectable } from '@angular/core';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

interface Drawer extends DBSchema {
  /** Whose it is, and of what: `person/question`. */
  drafts: { key: string; value: object & { key: string; at: Date } };
}

/** The drafts of every person who uses this browser, in IndexedDB: a closed tab loses nothing. */
@Injectable({ providedIn: 'root' })
export class DraftStore {
  private opened?: Promise<IDBPDatabase<Drawer>>;

  /** The draft kept under a key, if any. Rejects when the browser keeps nothing. */
  async get<Content extends object>(key: string): Promise<Content | undefined> {
    return (await (await this.open()).get('drafts', key)) as Content | undefined;
  }

  async put(key: string, content: object): Promise<void> {
    await (await this.open()).put('drafts', { ...content, key, at: new Date() });
  }

  async remove(key: string): Promise<void> {
    await (await this.open()).delete('drafts', key);
  }

  private open(): Promise<IDBPDatabase<Drawer>> {
    this.opened ??= openDB<Drawer>('percolateur-drafts', 1, {
      upgrade: (database) => database.createObjectStore('drafts', { keyPath: 'key' }),
      terminated: () => (this.opened = undefined),
    }).catch((error: unknown) => {
      this.opened = undefined;
      throw error;
    });
    return this.opened;
  }
}
