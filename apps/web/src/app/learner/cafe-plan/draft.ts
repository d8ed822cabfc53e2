import type { CafePlanContent } from '@percolateur/contract';
import { type CafeAnswers, type PlacedBlock, readyMadeCafes } from '@percolateur/domain';

/** A plan as this device knows it. */
export interface Draft {
  content: CafePlanContent;
  /** The version that it comes from; null: it was never saved. */
  base: string | null;
  /** It says more than that version. */
  changed: boolean;
}

const shelf = (planId: string) => `cafe:${planId}`;

/** What this device keeps of a plan, network or not; null for nothing. */
export function recalledDraft(planId: string): Draft | null {
  try {
    return JSON.parse(localStorage.getItem(shelf(planId)) ?? 'null') as Draft | null;
  } catch {
    return null;
  }
}

export function keepDraft(planId: string, draft: Draft): void {
  try {
    localStorage.setItem(shelf(planId), JSON.stringify(draft));
  } catch {
    // A device that keeps nothing still shows the plan until the page closes.
  }
}

export function forgetDraft(planId: string): void {
  try {
    localStorage.removeItem(shelf(planId));
  } catch {
    // Nothing was kept.
  }
}

export const usualAnswers: CafeAnswers = { ...readyMadeCafes[0]!.answers, room: 'circle' };

/** A plan that has just been made: nobody else knows it yet. */
export function newDraft(title: string, answers: CafeAnswers, blocks: PlacedBlock[]): Draft {
  return {
    content: {
      ...{ title, day: null, place: '', question: '' },
      answers: { ...answers, needs: [...answers.needs] },
      blocks: blocks.map((block) => ({ ...block })),
    },
    base: null,
    changed: true,
  };
}
