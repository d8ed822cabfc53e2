import { DestroyRef, effect, inject, linkedSignal, type WritableSignal } from '@angular/core';
import { type Changes, unchanged } from './sheet-rows';

/**
 * What the trainer changed of a half-day’s run-sheet, kept on this device and followed by all its
 * tabs: the room and its screen tell the same time. To be called where injection is possible.
 */
export function keptChanges(halfDayId: () => string | undefined): WritableSignal<Changes> {
  const shelf = () => `deroule:${halfDayId()}`;
  const changes = linkedSignal(() => recalled(shelf()));
  effect(() => {
    if (halfDayId()) keep(shelf(), changes());
  });
  const changedElsewhere = ({ key }: StorageEvent) => {
    if (key === shelf()) changes.set(recalled(key));
  };
  addEventListener('storage', changedElsewhere);
  inject(DestroyRef).onDestroy(() => removeEventListener('storage', changedElsewhere));
  return changes;
}

function recalled(shelf: string): Changes {
  try {
    return { ...unchanged, ...(JSON.parse(localStorage.getItem(shelf) ?? '{}') as Changes) };
  } catch {
    return unchanged;
  }
}

function keep(shelf: string, changes: Changes): void {
  try {
    localStorage.setItem(shelf, JSON.stringify(changes));
  } catch {
    // A device that keeps nothing still shows what was changed until the page closes.
  }
}
