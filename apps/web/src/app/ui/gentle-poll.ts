import { DestroyRef, inject } from '@angular/core';

/**
 * Looks again from time to time while the page is in view, and as soon as it comes back into view.
 * To be called where injection is possible; stops with its component. A failure waits for the next
 * turn: what is on screen stays.
 */
export function gentlePoll(look: () => Promise<unknown>, everySeconds: number): void {
  let looking = false;
  const turn = async () => {
    if (looking || document.hidden) return;
    looking = true;
    await look().catch(() => null);
    looking = false;
  };
  const timer = setInterval(() => void turn(), everySeconds * 1000);
  document.addEventListener('visibilitychange', turn);
  inject(DestroyRef).onDestroy(() => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', turn);
  });
}
