import type { ObservationMarks } from '@percolateur/contract';

/** A grid begun and not sent yet, as this device keeps it. */
export interface KeptGrid {
  marks: ObservationMarks;
  seen: string;
}

/** Where the grid that somebody fills about somebody stands on this device. */
export const gridShelf = (observerId: string, enrolmentId: string) =>
  `grille:${observerId}:${enrolmentId}`;

export function recallGrid(shelf: string): KeptGrid | null {
  try {
    return JSON.parse(localStorage.getItem(shelf) ?? 'null') as KeptGrid | null;
  } catch {
    return null;
  }
}

export function keepGrid(shelf: string, grid: KeptGrid | null): void {
  try {
    if (grid) localStorage.setItem(shelf, JSON.stringify(grid));
    else localStorage.removeItem(shelf);
  } catch {
    // A device that keeps nothing still shows the grid until the page closes.
  }
}
