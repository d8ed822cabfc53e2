import fc from 'fast-check';
import { rightAnswer } from '../../question/question';
import type { Answer } from '../../question/question';
import { base, why } from './sample';
import type { Sample } from './sample';

const typed = (text: string) => ({ kind: 'short' as const, text });
const words = ['Perceptron', 'jetons', 'L’ÉLIZA', '1966', 'cœur', 'apprentissage profond'];

export const short: Sample<'short'> = {
  question: fc
    .tuple(fc.shuffledSubarray(words, { minLength: 2 }), fc.constantFrom(0, 1, 2), fc.nat(100))
    .map(([[first = '', second = '', ...others], tolerance, percent]) => ({
      ...{ ...base, kind: 'short' as const, tolerance },
      accepted: [
        { text: first, percent: 100 },
        { text: second, percent },
      ],
      mistakes: others.map((text) => ({ text, explanation: why })),
    })),
  answer: () =>
    fc
      .oneof(
        fc.constantFrom(...words, 'perceptrno', 'le perceptron !', 'COEUR', '1967'),
        fc.string({ minLength: 1, maxLength: 200 }).filter((text) => text.trim() !== ''),
      )
      .map(typed),
  hostile: () => [typed(''), typed(' \n'), typed('x'.repeat(201))],
  turned: (answer) => answer,
  better: (question) => [rightAnswer(question) as Answer<'short'>],
  rekeyed: (question) =>
    fc
      .constantFrom(...words)
      .map((text) => ({ ...question, accepted: [{ text, percent: 100 }], mistakes: [] })),
};
