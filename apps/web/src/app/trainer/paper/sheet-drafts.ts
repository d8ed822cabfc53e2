import { Injectable } from '@angular/core';
import type { Certainty } from '@percolateur/domain';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** An answer sheet that is being copied, kept on this device until it is received. */
export interface SheetDraft {
  /** `who copies/paper/whose sheet`. */
  key: string;
  /** Of the attempt to come: a tab closed on an answer does not make a second one. */
  id: string;
  typed: Record<string, string>;
  certainty: Record<string, Certainty>;
}

interface Drawer extends DBSchema {
  sheets: { key: string; value: SheetDraft };
}

/** Answer sheets under copy, in IndexedDB: a closed tab loses nothing. */
@Injectable({ providedIn: 'root' })
export class SheetDrafts {
  private opened?: Promise<IDBPDatabase<Drawer>>;

  /** Rejects when the browser keeps nothing. */
  async get(key: string): Promise<SheetDraft | undefined> {
    return (await this.open()).get('sheets', key);
  }

  async put(draft: SheetDraft): Promise<void> {
    await (await this.open()).put('sheets', draft);
  }

  async remove(key: string): Promise<void> {
    await (await this.open()).delete('sheets', key);
  }

  private open(): Promise<IDBPDatabase<Drawer>> {
    this.opened ??= openDB<Drawer>('percolateur-sheets', 1, {
      upgrade: (database) => database.createObjectStore('sheets', { keyPath: 'key' }),
      terminated: () => (this.opened = undefined),
    }).catch((error: unknown) => {
      this.opened = undefined;
      throw error;
    });
    return this.opened;
  }
}
