import { z } from 'zod';
import { Ids } from '../ids';
import { Id, Text } from '../text.schema';
import type { Path, YamlSource } from '../yaml-source';
import { Explanation } from './kind';

export const Choices = z
  .array(z.strictObject({ id: Id, text: Text, right: z.boolean(), explanation: Explanation }))
  .min(2)
  .max(8);

const LAZY_CHOICE = /^(toutes|tous|aucune?)\b.*\b(réponses?|choix|propositions?|précédent|dessus)/i;

/** Tells each choice that hides behind the others; answers how many there are and how many are right. */
export function countChoices(quiz: YamlSource, question: Path): { all: number; right: number } {
  new Ids('Réponse').declareItems(quiz, [...question, 'choices']);
  const choices = quiz.items([...question, 'choices']);
  for (const choice of choices) {
    if (LAZY_CHOICE.test(String(quiz.get([...choice, 'text'])))) {
      quiz.fault([...choice, 'text'], 'Ni « toutes les réponses » ni « aucune » : dites laquelle');
    }
  }
  const right = choices.filter((choice) => quiz.get([...choice, 'right']) === true).length;
  return { all: choices.length, right };
}
