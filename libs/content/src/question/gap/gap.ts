import { gapPieces } from '@percolateur/domain';
import { z } from 'zod';
import { Ids } from '../../ids';
import { Id, Text } from '../../text.schema';
import { Explanation, questionBase } from '../kind';
import type { WrittenKind } from '../kind';
import { Line, Tolerance } from '../short/short';

const schema = z.strictObject({
  ...{ ...questionBase, kind: z.literal('gap'), text: Text },
  gaps: z
    .array(
      z.strictObject({
        ...{ id: Id, accepted: z.array(Line).min(1).max(20), tolerance: Tolerance },
        choices: z.array(Line).min(2).max(8).nullable().default(null),
        explanation: Explanation,
      }),
    )
    .min(1)
    .max(10),
});

/** Each gap stands once in the text, and what is accepted is among the words proposed. */
export const gap: WrittenKind<typeof schema> = {
  schema,
  check(quiz, question) {
    const list = [...question, 'gaps'];
    new Ids('Trou').declareItems(quiz, list);
    const written = gapPieces(String(quiz.get([...question, 'text']) ?? '')).flatMap((piece) =>
      'gapId' in piece ? [piece.gapId] : [],
    );
    const told = quiz.items(list).map((item) => String(quiz.get([...item, 'id'])));
    for (const [at, id] of told.entries()) {
      const times = written.filter((each) => each === id).length;
      if (times !== 1) quiz.fault([...list, at], `Trou [[${id}]] attendu une fois dans le texte`);
    }
    for (const id of written.filter((each) => !told.includes(each))) {
      quiz.fault([...question, 'text'], `Trou sans réponse : [[${id}]]`);
    }
    for (const item of quiz.items(list)) {
      const choices = quiz.items([...item, 'choices']).map((each) => quiz.get(each));
      for (const accepted of quiz.items([...item, 'accepted'])) {
        if (choices.length > 0 && !choices.includes(quiz.get(accepted))) {
          quiz.fault(accepted, 'Réponse acceptée absente des mots proposés');
        }
      }
    }
  },
};
