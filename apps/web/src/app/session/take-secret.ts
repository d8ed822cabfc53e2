import { Location } from '@angular/common';
import { inject } from '@angular/core';
import { ActivatedRoute } from '@angular/router';

/**
 * The secret that follows « # » in a link received by e-mail, empty when there is none. It is taken
 * out of the address bar at once, so that it is neither bookmarked, shared nor shown on a screen.
 */
export function takeSecret(): string {
  const location = inject(Location);
  const secret = inject(ActivatedRoute).snapshot.fragment ?? '';
  if (secret) location.replaceState(location.path());
  return secret;
}
