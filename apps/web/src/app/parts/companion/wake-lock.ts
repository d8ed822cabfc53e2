import { DestroyRef, effect, inject } from '@angular/core';

/**
 * Keeps the screen awake while `wanted`, where the browser can; asked for again each time the page
 * comes back. To be called where injection is possible.
 */
export function keepAwake(wanted: () => boolean): void {
  let lock: WakeLockSentinel | null = null;
  let gone = false;
  const ask = async () => {
    if (gone || !wanted() || document.hidden || !('wakeLock' in navigator)) return;
    // Refused when the battery is low: the screen then sleeps as usual.
    lock = await navigator.wakeLock.request('screen').catch(() => null);
    if (gone) release();
  };
  const release = () => {
    void lock?.release().catch(() => undefined);
    lock = null;
  };
  const back = () => void ask();
  document.addEventListener('visibilitychange', back);
  effect(() => {
    if (wanted()) void ask();
    else release();
  });
  inject(DestroyRef).onDestroy(() => {
    gone = true;
    document.removeEventListener('visibilitychange', back);
    release();
  });
}
