import { z } from 'zod';
import { Id, Text } from '../../text.schema';
import { Explanation, questionBase } from '../kind';
import type { WrittenKind } from '../kind';

const schema = z.strictObject({
  ...{ ...questionBase, kind: z.literal('matching') },
  items: z
    .array(z.strictObject({ id: Id, text: Text, targetId: Id, explanation: Explanation }))
    .min(2)
    .max(10),
  targets: z
    .array(z.strictObject({ id: Id, text: Text }))
    .min(2)
    .max(10),
});

/**
 * Where each item has a target of its own and none is left, the last pair is found by elimination;
 * where all go to one target there is nothing to tell apart.
 */
export const matching: WrittenKind<typeof schema> = {
  schema,
  check(quiz, question) {
    const [items, targets] = [
      [...question, 'items'],
      [...question, 'targets'],
    ];
    const used = new Set(quiz.items(items).map((item) => quiz.get([...item, 'targetId'])));
    if (used.size === 1) {
      quiz.fault(question, 'Association : deux propositions au moins doivent servir');
    }
    if (used.size === quiz.items(items).length && used.size === quiz.items(targets).length) {
      quiz.fault(
        question,
        'Association : une proposition de trop, ou une qui serve deux fois, sinon la dernière se devine',
      );
    }
  },
};
