import fc from 'fast-check';
import { base, why } from './sample';
import type { Sample } from './sample';

const told = (text: string) => ({ kind: 'open' as const, text });

export const open: Sample<'open'> = {
  question: fc.integer({ min: 1, max: 4 }).map((count) => ({
    ...{ ...base, kind: 'open' as const, example: why },
    criteria: Array.from({ length: count }, (_, at) => ({
      ...{ id: `c${at}`, text: `Critère ${at}`, levels: ['Pas vu', 'En partie', 'Vu'] },
    })),
  })),
  answer: () =>
    fc
      .string({ minLength: 1 })
      .filter((text) => text.trim() !== '')
      .map(told),
  hostile: () => [told(''), told('\n \t'), told('x'.repeat(4001))],
  turned: (answer) => answer,
  better: () => [],
  rekeyed: (question) => fc.constant({ ...question, example: 'Autre chose.' }),
};
