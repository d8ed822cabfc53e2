import { Location } from '@angular/common';
import { inject, type Signal, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';

/**
 * The secret that follows « # » in a link received by e-mail, empty when there is none. It is taken
 * out of the address bar at once, so that it is neither bookmarked, shared nor shown on a screen;
 * this tab alone keeps it, for a reload of the page, until it has served.
 */
export function takeSecret(): { token: string; served: () => void } {
  const { token, served } = takeSecrets();
  return { token: token(), served };
}

/** The same for a page that follows another link opened in its tab: the secret is then the new one. */
export function takeSecrets(): { token: Signal<string>; served: () => void } {
  const location = inject(Location);
  const path = location.path();
  const key = `secret ${path}`;
  const token = signal(sessionStorage.getItem(key) ?? '');
  inject(ActivatedRoute)
    .fragment.pipe(takeUntilDestroyed())
    .subscribe((secret) => {
      if (!secret) return;
      location.replaceState(path);
      sessionStorage.setItem(key, secret);
      token.set(secret);
    });
  return { token: token.asReadonly(), served: () => sessionStorage.removeItem(key) };
}
