import { effect, linkedSignal, type WritableSignal } from '@angular/core';
import type { LiveState } from '@percolateur/domain';

export const noteKinds = ['question', 'idee'] as const;
export type NoteKind = (typeof noteKinds)[number];

/** What happens in the room, and never leaves the device by itself. */
export interface Hour {
  /** Null before it begins. */
  live: LiveState | null;
  /** Where it was before each act, the latest last: an act may be taken back. */
  before: LiveState[];
  /** How many times each place spoke: places have no name. */
  spoken: number[];
  notes: { kind: NoteKind; text: string }[];
}

const empty: Hour = { live: null, before: [], spoken: [], notes: [] };

const prefix = 'en-direct:';

/**
 * An hour under way, kept on the device at each change with times of the clock: a tab that was
 * killed opens where the hour is. To be called where injection is possible.
 */
export function keptHour(shelf: () => string): WritableSignal<Hour> {
  const name = () => prefix + shelf();
  const hour = linkedSignal(() => recalled(name()));
  effect(() => {
    try {
      localStorage.setItem(name(), JSON.stringify(hour()));
    } catch {
      // A device that keeps nothing still shows the hour until the page closes.
    }
  });
  return hour;
}

/** Every hour that the device keeps, with its name there. */
export function hourShelves(): { name: string; hour: Hour }[] {
  try {
    return Object.keys(localStorage)
      .filter((name) => name.startsWith(prefix))
      .map((name) => ({ name, hour: recalled(name) }));
  } catch {
    // A device that keeps nothing has no hour.
    return [];
  }
}

function recalled(name: string): Hour {
  try {
    return { ...empty, ...(JSON.parse(localStorage.getItem(name) ?? '{}') as Partial<Hour>) };
  } catch {
    return empty;
  }
}
