import { Injectable } from '@angular/core';
import type { Question } from '@percolateur/domain';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** What was being written, kept on this device until it is saved or thrown away. */
export interface Draft {
  /** Whose it is, and of what: `person/question`. */
  key: string;
  question: Question;
  tags: string[];
  note: string;
  /** The version it began from; null for a new question. */
  basedOnId: string | null;
  /** The ids that its request will bear, so that a tab closed on an answer does not save it twice. */
  id: string;
  versionId: string;
  at: Date;
}

interface Drawer extends DBSchema {
  drafts: { key: string; value: Draft };
}

/** The drafts of every person who uses this browser, in IndexedDB: a closed tab loses nothing. */
@Injectable({ providedIn: 'root' })
export class DraftStore {
  private opened?: Promise<IDBPDatabase<Drawer>>;

  /** The draft kept under a key, if any. Rejects when the browser keeps nothing. */
  async get(key: string): Promise<Draft | undefined> {
    return (await this.open()).get('drafts', key);
  }

  async put(draft: Draft): Promise<void> {
    await (await this.open()).put('drafts', draft);
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
