import { computed, inject, Injectable, signal } from '@angular/core';
import {
  type CurrentPerson as Person,
  type CurrentSession,
  sessionRoutes,
} from '@percolateur/contract';
import { Api } from '../api';

/** Who is signed in on this device. */
@Injectable({ providedIn: 'root' })
export class CurrentPerson {
  private readonly api = inject(Api);
  private asked?: Promise<Person | null>;
  private readonly known = signal<Person | null>(null);

  /** The person, null while unknown or when nobody is signed in. */
  readonly person = this.known.asReadonly();
  /** Trains, coordinates or administers somewhere. */
  readonly works = computed(() => (this.known()?.roles.length ?? 0) > 0);
  /** Coordinates a hub, or the nation. */
  readonly coordinates = computed(
    () => this.known()?.roles.some(({ role }) => role !== 'trainer') ?? false,
  );
  /** Administers the nation. */
  readonly administers = computed(
    () => this.known()?.roles.some(({ role }) => role === 'admin') ?? false,
  );

  /** Asks the server once; throws `ProblemError` when it cannot be reached, and asks again later. */
  load(): Promise<Person | null> {
    this.asked ??= this.api.call(sessionRoutes.current).then(
      (session) => this.signedIn(session),
      (error: unknown) => {
        this.asked = undefined;
        throw error;
      },
    );
    return this.asked;
  }

  /** Takes note of a session just opened. */
  signedIn({ person }: CurrentSession): Person | null {
    this.known.set(person);
    this.asked = Promise.resolve(person);
    return person;
  }

  /** Ends the session of this device, or every session of the person. */
  async signOut(everywhere = false): Promise<void> {
    await this.api.call(everywhere ? sessionRoutes.signOutEverywhere : sessionRoutes.signOut);
    this.signedIn({ person: null });
  }

  /** Forgets what was known, so that the next `load` asks again. */
  forget(): void {
    this.asked = undefined;
  }
}
