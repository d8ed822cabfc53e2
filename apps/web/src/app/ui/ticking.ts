import { DestroyRef, inject, type Signal, signal } from '@angular/core';

/** The time of the device, moving on every so many milliseconds. To be called where injection is possible. */
export function ticking(everyMs: number): Signal<Date> {
  const now = signal(new Date());
  const timer = setInterval(() => now.set(new Date()), everyMs);
  inject(DestroyRef).onDestroy(() => clearInterval(timer));
  return now.asReadonly();
}
