import { inject, Injectable, signal } from '@angular/core';
import { sessionRoutes } from '@percolateur/contract';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { Api } from '../api';

/** What was locked with a person’s key: AES-GCM, each time with another start. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

interface Shelves extends DBSchema {
  /** By person id; a key never leaves the browser, nor tells what it is made of. */
  keys: { key: string; value: CryptoKey };
  /** By person id and name. */
  kept: { key: [string, string]; value: Sealed };
}

/**
 * What the device keeps for whoever is signed in, locked by a key that stays as long as the sign-in:
 * signed out, or somebody else signed in, nothing of it can be read. The server derives the key from
 * the person, so that who signs in again finds again what had not left yet.
 *
 * Where the browser locks nothing (a page that is not served securely), nothing is kept here.
 */
@Injectable({ providedIn: 'root' })
export class Vault {
  private readonly api = inject(Api);
  private opened?: Promise<IDBPDatabase<Shelves>>;
  private arriving: Promise<void> = Promise.resolve();
  private readonly holder = signal<string | null>(null);
  /** Whose key is known to be here, in this sitting. */
  readonly unlocked = this.holder.asReadonly();

  /** Gets the key of who has signed in, and throws those of others away. */
  welcome(personId: string): Promise<void> {
    return (this.arriving = this.arriving
      .then(() => this.fetchKey(personId))
      .then((there) => this.holder.set(there ? personId : null))
      // Unreached, or nothing is kept here: what is given meanwhile is kept unlocked.
      .catch(() => undefined));
  }

  private async fetchKey(personId: string): Promise<boolean> {
    if (!mayLock()) return false;
    await this.forget(personId);
    if (await this.keyOf(personId)) return true;
    const given = await this.api.call(sessionRoutes.deviceKey);
    // Another tab may have changed hands meanwhile.
    if (given.personId !== personId) return false;
    const uses = ['encrypt', 'decrypt'] as const;
    const key = await crypto.subtle.importKey('raw', bytesOf(given.key), 'AES-GCM', false, uses);
    await (await this.open()).put('keys', key, personId);
    return true;
  }

  /** Nobody is signed in any more: resolves once nothing that was kept can be read. */
  leave(): Promise<void> {
    return (this.arriving = this.arriving
      .then(() => this.holder.set(null))
      .then(() => this.forget())
      // A browser that opens none of its databases has nothing to forget.
      .catch(() => undefined));
  }

  /** Throws away the keys, and what can be asked again, of everybody but this person. */
  private async forget(except?: string): Promise<void> {
    if (!mayLock()) return;
    const transaction = (await this.open()).transaction(['keys', 'kept'], 'readwrite');
    for (const personId of await transaction.objectStore('keys').getAllKeys()) {
      if (personId !== except) await transaction.objectStore('keys').delete(personId);
    }
    for (const [personId, name] of await transaction.objectStore('kept').getAllKeys()) {
      if (personId !== except) await transaction.objectStore('kept').delete([personId, name]);
    }
    await transaction.done;
  }

  /** Whose key is here: who was signed in when this device was last reached; null for nobody. */
  async whose(): Promise<string | null> {
    if (!mayLock()) return null;
    const held = await this.open()
      .then((database) => database.getAllKeys('keys'))
      .catch(() => []);
    return held.length === 1 ? held[0] : null;
  }

  /** Locks a value for a person; null without their key. */
  async seal(personId: string, value: unknown): Promise<Sealed | null> {
    const key = await this.keyOf(personId);
    if (!key) return null;
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const text = new TextEncoder().encode(JSON.stringify(value));
    return { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, text) };
  }

  /** What was locked for a person; null without their key. */
  async unseal<Value>(personId: string, { iv, data }: Sealed): Promise<Value | null> {
    const key = await this.keyOf(personId);
    if (!key) return null;
    const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, data);
    return JSON.parse(new TextDecoder().decode(text)) as Value;
  }

  /** Keeps a value under a name, in place of the one before; without a key or a disk, keeps nothing. */
  async keep(personId: string, name: string, value: unknown): Promise<void> {
    await this.arriving;
    try {
      const sealed = await this.seal(personId, value);
      if (sealed) await (await this.open()).put('kept', sealed, [personId, name]);
    } catch {
      // The disk is full, or the window private: the page works with the network alone.
    }
  }

  /** The value kept under a name; null when there is none that can be read. */
  async recall<Value>(personId: string, name: string): Promise<Value | null> {
    if (!mayLock()) return null;
    try {
      const sealed = await (await this.open()).get('kept', [personId, name]);
      return sealed ? await this.unseal<Value>(personId, sealed) : null;
    } catch {
      return null;
    }
  }

  private async keyOf(personId: string): Promise<CryptoKey | undefined> {
    if (!mayLock()) return undefined;
    return (await this.open()).get('keys', personId);
  }

  private open(): Promise<IDBPDatabase<Shelves>> {
    const again = () => (this.opened = undefined);
    this.opened ??= openDB<Shelves>('percolateur-vault', 1, {
      upgrade: (database) => {
        database.createObjectStore('keys');
        database.createObjectStore('kept');
      },
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

/** Absent from pages that are not served securely, whatever the type says. */
const mayLock = () =>
  (crypto.subtle as SubtleCrypto | undefined) !== undefined && 'indexedDB' in globalThis;

const bytesOf = (base64url: string) =>
  Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (each) =>
    each.charCodeAt(0),
  );
