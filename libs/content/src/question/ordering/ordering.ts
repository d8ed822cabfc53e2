import { z } from 'zod';
import { Id, Text } from '../../text.schema';
import { Explanation, questionBase } from '../kind';
import type { WrittenKind } from '../kind';

const schema = z.strictObject({
  ...{ ...questionBase, kind: z.literal('ordering') },
  /** In the right order. */
  items: z
    .array(z.strictObject({ id: Id, text: Text, explanation: Explanation }))
    .min(3)
    .max(10),
});

/** Ids travel with the items: those that follow each other as the items do would tell the order. */
export const ordering: WrittenKind<typeof schema> = {
  schema,
  check(quiz, question) {
    const list = [...question, 'items'];
    const ids = quiz.items(list).map((item) => String(quiz.get([...item, 'id'])));
    const sorted = ids.toSorted((one, other) => one.localeCompare(other, 'fr', { numeric: true }));
    if (
      ids.length > 1 &&
      [sorted, sorted.toReversed()].some((order) => order.join() === ids.join())
    ) {
      quiz.fault(list, 'Mise en ordre : les identifiants, rangés, donneraient la réponse');
    }
  },
};
