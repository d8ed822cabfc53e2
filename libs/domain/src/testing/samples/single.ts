import fc from 'fast-check';
import { rightIds } from '../../question/choice';
import { aSingle } from '../questions';
import { strangers } from './sample';
import type { Sample } from './sample';

const one = (length: number, right: number) =>
  aSingle(Array.from({ length }, (_, at) => at === right % length));
const chosen = (choiceId: string) => ({ kind: 'single' as const, choiceId });

export const single: Sample<'single'> = {
  question: fc.tuple(fc.integer({ min: 2, max: 8 }), fc.nat()).map(([all, at]) => one(all, at)),
  answer: ({ choices }) => fc.constantFrom(...choices).map(({ id }) => chosen(id)),
  hostile: () => strangers.map(chosen),
  turned: (answer) => answer,
  better: ({ choices }) => rightIds(choices).map(chosen),
  rekeyed: ({ choices }) => fc.nat().map((at) => one(choices.length, at)),
};
