import { z } from 'zod';
import { Choices, countChoices } from '../choices';
import { questionBase } from '../kind';
import type { WrittenKind } from '../kind';

const schema = z.strictObject({ ...questionBase, kind: z.literal('multiple'), choices: Choices });

/**
 * A multiple choice has two right answers at least, for with one it would be a single choice, and
 * one wrong at least, for otherwise ticking all is enough.
 */
export const multiple: WrittenKind<typeof schema> = {
  schema,
  check(quiz, question) {
    const { all, right } = countChoices(quiz, question);
    if (right < 2 || right === all) {
      quiz.fault(
        question,
        `Choix multiple : deux bonnes réponses au moins et une fausse, ${right} bonnes sur ${all}`,
      );
    }
  },
};
