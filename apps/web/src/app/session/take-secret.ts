import { Location } from '@angular/common';
import { inject } from '@angular/core';
import { ActivatedRoute } from '@angular/router';

/**
 * The secret that follows « # » in a link received by e-mail, empty when there is none. It is taken
 * out of the address bar at once, so that it is neither bookmarked, shared nor shown on a screen;
 * this tab alone keeps it, for a reload of the page, until it has served.
 */
export function takeSecret(): { token: string; served: () => void } {
  const location = inject(Location);
  const path = location.path();
  const key = `secret ${path}`;
  const secret = inject(ActivatedRoute).snapshot.fragment ?? '';
  if (secret) {
    location.replaceState(path);
    sessionStorage.setItem(key, secret);
  }
  return {
    token: secret || (sessionStorage.getItem(key) ?? ''),
    served: () => sessionStorage.removeItem(key),
  };
}
