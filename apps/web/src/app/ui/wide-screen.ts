import { DestroyRef, inject, type Signal, signal } from '@angular/core';

/** Whether the screen is wider than a phone’s, at this moment: turned or zoomed, it may change. */
export function wideScreen(): Signal<boolean> {
  const query = window.matchMedia?.('(min-width: 48rem)');
  const wide = signal(query?.matches ?? true);
  if (query) {
    const follow = () => wide.set(query.matches);
    query.addEventListener('change', follow);
    inject(DestroyRef).onDestroy(() => query.removeEventListener('change', follow));
  }
  return wide.asReadonly();
}
