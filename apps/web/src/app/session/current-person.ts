import { computed, inject, Injectable, signal } from '@angular/core';
import {
  type CurrentPerson as Person,
  type CurrentSession,
  sessionRoutes,
} from '@percolateur/contract';
import { mayAnywhere } from '@percolateur/domain';
import { Api, problemOf } from '../api';
import { Vault } from './vault';

/** Under which name the person is kept on the device. */
const PERSON = 'person';

/** Who is signed in on this device. */
@Injectable({ providedIn: 'root' })
export class CurrentPerson {
  private readonly api = inject(Api);
  private readonly vault = inject(Vault);
  private asked?: Promise<Person | null>;
  private readonly known = signal<Person | null>(null);

  /** The person, null while unknown or when nobody is signed in. */
  readonly person = this.known.asReadonly();
  /** What they were told and have not read, a hundred at most; kept by an older version, it is not known. */
  readonly unread = computed(() => this.known()?.unread ?? 0);
  /** Trains, coordinates or administers somewhere. */
  readonly works = computed(() => (this.known()?.roles.length ?? 0) > 0);
  /** Coordinates a hub, or the nation. */
  readonly coordinates = computed(
    () => this.known()?.roles.some(({ role }) => role !== 'trainer') ?? false,
  );
  /** Writes questions and quizzes somewhere. */
  readonly authors = computed(() =>
    mayAnywhere({ roles: this.known()?.roles ?? [] }, 'quiz.write'),
  );
  /** Administers the nation. */
  readonly administers = computed(
    () => this.known()?.roles.some(({ role }) => role === 'admin') ?? false,
  );

  /**
   * Asks the server once. Out of its reach, it is whoever was signed in on this device when it was
   * last reached, and the server is asked again later; throws `ProblemError` when that is not known.
   */
  load(): Promise<Person | null> {
    this.asked ??= this.api.call(sessionRoutes.current).then(
      async (session) => {
        const person = this.signedIn(session);
        if (!person) await this.vault.leave();
        return person;
      },
      async (error: unknown) => {
        this.asked = undefined;
        const kept = problemOf(error).code === 'offline' ? await this.lastHere() : null;
        if (!kept) throw error;
        if (this.known()?.id !== kept.id) this.known.set(kept);
        return kept;
      },
    );
    return this.asked;
  }

  /** Takes note of a session just opened. */
  signedIn({ person }: CurrentSession): Person | null {
    this.known.set(person);
    this.asked = Promise.resolve(person);
    if (person) {
      void this.vault.welcome(person.id);
      void this.vault.keep(person.id, PERSON, person);
    }
    return person;
  }

  /** Takes note of what is left to read. */
  leftToRead(unread: number): void {
    this.known.update((person) => person && { ...person, unread });
  }

  private async lastHere(): Promise<Person | null> {
    const id = await this.vault.whose();
    return id ? this.vault.recall<Person>(id, PERSON) : null;
  }

  /** Ends the session of this device, or every session of the person, and forgets what was kept. */
  async signOut(everywhere = false): Promise<void> {
    await this.api.call(everywhere ? sessionRoutes.signOutEverywhere : sessionRoutes.signOut);
    this.signedIn({ person: null });
    await this.vault.leave();
  }

  /** Forgets what was known, so that the next `load` asks again. */
  forget(): void {
    this.asked = undefined;
  }
}
