import { effect, inject, Injectable, isDevMode, signal } from '@angular/core';
import { CurrentPerson } from './session/current-person';

/** The page comes first: the whole app is taken along once it has rested. */
const REST_MS = 4_000;

/**
 * Takes the whole app along on the device of who signs in, so that it opens without network, and
 * knows when a newer version has come (ADR 25).
 */
@Injectable({ providedIn: 'root' })
export class AppOnDevice {
  private readonly current = inject(CurrentPerson);
  private readonly found = signal(false);
  /** A newer version is there: the next loading of a page opens it. */
  readonly newer = this.found.asReadonly();
  private asked = false;

  constructor() {
    // Absent from pages that are not served securely, whatever the type says.
    const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
    if (isDevMode() || !workers) return;
    effect(() => {
      if (!this.current.person() || this.asked) return;
      this.asked = true;
      const take = () => {
        // Unreached: the next visit takes it along.
        if (navigator.onLine) void this.take(workers).catch(() => undefined);
        else addEventListener('online', take, { once: true });
      };
      setTimeout(take, REST_MS);
    });
  }

  private async take(workers: ServiceWorkerContainer): Promise<void> {
    const registration = await workers.register('/sw.js', { updateViaCache: 'none' });
    const watch = () => {
      const coming = registration.installing;
      coming?.addEventListener('statechange', () => {
        // The very first one is no news: this page is of that version.
        if (coming.state === 'installed' && workers.controller) this.found.set(true);
      });
    };
    if (registration.waiting && workers.controller) this.found.set(true);
    watch();
    registration.addEventListener('updatefound', watch);
    // A page left open for days would never know.
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden && navigator.onLine) void registration.update().catch(() => undefined);
    });
  }
}
