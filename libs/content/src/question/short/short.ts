import { bareText } from '@percolateur/domain';
import { z } from 'zod';
import { Text } from '../../text.schema';
import type { Path, YamlSource } from '../../yaml-source';
import { Explanation, questionBase } from '../kind';
import type { WrittenKind } from '../kind';

/** What somebody types on one line. */
export const Line = Text.max(200);

/** Letters of the hand that are forgiven. */
export const Tolerance = z.int().min(0).max(2).default(0);
export const Percent = z.number().min(0).max(100).default(100);

const schema = z.strictObject({
  ...{ ...questionBase, kind: z.literal('short'), tolerance: Tolerance },
  accepted: z
    .array(z.strictObject({ text: Line, percent: Percent }))
    .min(1)
    .max(20),
  mistakes: z
    .array(z.strictObject({ text: Line, explanation: Explanation }))
    .max(20)
    .default([]),
});

/** One answer at least obtains the whole point, and none is both accepted and a mistake. */
export const short: WrittenKind<typeof schema> = {
  schema,
  check(quiz, question) {
    checkWhole(quiz, question);
    const texts = (list: string) =>
      quiz.items([...question, list]).map((item) => ({
        item,
        bare: bareText(String(quiz.get([...item, 'text']) ?? '')),
      }));
    const accepted = new Set(texts('accepted').map(({ bare }) => bare));
    for (const { item, bare } of texts('mistakes')) {
      if (accepted.has(bare)) quiz.fault(item, 'Réponse à la fois acceptée et fausse');
    }
  },
};

/** Tells where nothing that is accepted obtains the whole point. */
export function checkWhole(quiz: YamlSource, question: Path): void {
  const whole = quiz
    .items([...question, 'accepted'])
    .some((item) => (quiz.get([...item, 'percent']) ?? 100) === 100);
  if (!whole) quiz.fault(question, 'Une réponse acceptée au moins doit valoir tout le point');
}
