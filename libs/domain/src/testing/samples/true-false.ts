import fc from 'fast-check';
import { base, why } from './sample';
import type { Sample } from './sample';

const said = (value: boolean) => ({ kind: 'true-false' as const, value });

export const trueFalse: Sample<'true-false'> = {
  question: fc.boolean().map((right) => ({ ...base, kind: 'true-false', right, whyNot: why })),
  answer: () => fc.boolean().map(said),
  hostile: () => [],
  turned: (answer) => answer,
  better: ({ right }) => [said(right)],
  rekeyed: (question) => fc.constant({ ...question, right: !question.right }),
};
