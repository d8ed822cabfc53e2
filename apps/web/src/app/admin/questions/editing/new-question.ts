import type { Question } from '@percolateur/domain';

/** An id for a line of a question; chance, so that its order tells nothing of the key. */
export function lineId(): string {
  const letters = crypto.getRandomValues(new Uint8Array(6));
  return [...letters].map((each) => 'abcdefghijklmnopqrstuvwxyz'.charAt(each % 26)).join('');
}

export const blankLines = {
  choice: () => ({ id: lineId(), text: '', right: false, explanation: '' }),
  step: () => ({ id: lineId(), text: '', explanation: '' }),
  target: () => ({ id: lineId(), text: '' }),
  accepted: () => ({ text: '', percent: 100 }),
  mistake: () => ({ text: '', explanation: '' }),
  amount: () => ({ value: 0, tolerance: 0, percent: 100 }),
  wrongAmount: () => ({ value: 0, tolerance: 0, explanation: '' }),
  unit: () => ({ name: '', factor: 1 }),
  criterion: () => ({ id: lineId(), text: '', levels: ['', ''] }),
};

const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

/** What each kind has beside its prompt and its explanation, before anything is written. */
const shapes: Readonly<Record<string, () => object>> = {
  single: () => ({ choices: times(3, blankLines.choice) }),
  multiple: () => ({ choices: times(4, blankLines.choice) }),
  'true-false': () => ({ right: true, whyNot: '' }),
  ordering: () => ({ items: times(3, blankLines.step) }),
  matching: () => {
    const targets = times(2, blankLines.target);
    const items = times(2, blankLines.step).map((item) => ({ ...item, targetId: targets[0]?.id }));
    return { items, targets };
  },
  short: () => ({ accepted: [blankLines.accepted()], tolerance: 1, mistakes: [] }),
  numeric: () => ({ accepted: [blankLines.amount()], units: [], mistakes: [] }),
  gap: () => ({ text: '', gaps: [] }),
  scenario: () => ({ parts: [newQuestion('single')] }),
  open: () => ({ criteria: [blankLines.criterion()], example: '' }),
};

/** A question with nothing written yet. */
export function newQuestion(kind: string): Question {
  const words = { prompt: '', explanation: '' };
  return { id: lineId(), kind, ...words, ...shapes[kind]?.() } as Question;
}
