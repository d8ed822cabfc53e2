import { z } from 'zod';
import { Choices, countChoices } from '../choices';
import { questionBase } from '../kind';
import type { WrittenKind } from '../kind';

const schema = z.strictObject({ ...questionBase, kind: z.literal('single'), choices: Choices });

/** A single choice has exactly one right answer. */
export const single: WrittenKind<typeof schema> = {
  schema,
  check(quiz, question) {
    const { right } = countChoices(quiz, question);
    if (right !== 1) {
      quiz.fault(question, `Choix unique : une seule bonne réponse attendue, ${right} trouvées`);
    }
  },
};
