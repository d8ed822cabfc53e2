import fc from 'fast-check';
import { base, idsIn, strangers, why } from './sample';
import type { Sample } from './sample';

const filled = (pairs: [gapId: string, text: string][]) => ({
  kind: 'gap' as const,
  filled: pairs.map(([gapId, text]) => ({ gapId, text })),
});
const words = ['jeton', 'poids', 'modèle', 'donnée'];

export const gap: Sample<'gap'> = {
  question: fc
    .tuple(idsIn({ minLength: 1, maxLength: 4 }), fc.array(fc.boolean(), { minLength: 4 }))
    .map(([ids, fromList]) => ({
      ...{ ...base, kind: 'gap' as const },
      text: ids.map((id) => `Un trou [[${id}]] ici`).join(', '),
      gaps: ids.map((id, at) => ({
        ...{ id, accepted: [words[at] ?? ''], tolerance: 1, explanation: why },
        choices: fromList[at] ? [...words] : null,
      })),
    })),
  answer: ({ gaps }) =>
    fc
      .shuffledSubarray(gaps, { minLength: 1 })
      .chain((some) =>
        fc.tuple(
          ...some.map(({ id }) =>
            fc.constantFrom(...words).map((word): [string, string] => [id, word]),
          ),
        ),
      )
      .map(filled),
  hostile: ({ gaps: [first] }) => {
    const id = first?.id ?? '';
    return [
      filled([]),
      filled([[id, '']]),
      filled([[id, 'x'.repeat(201)]]),
      filled([
        [id, 'poids'],
        [id, 'poids'],
      ]),
      ...strangers.map((stranger) => filled([[stranger, 'poids']])),
      ...(first?.choices ? [filled([[id, 'ailleurs']])] : []),
    ];
  },
  turned: (answer) => ({ ...answer, filled: answer.filled.toReversed() }),
  better: ({ gaps }, answer) =>
    gaps.map(({ id, accepted }) => ({
      kind: 'gap',
      filled: [
        ...answer.filled.filter(({ gapId }) => gapId !== id),
        { gapId: id, text: accepted[0] ?? '' },
      ],
    })),
  rekeyed: (question) =>
    fc.constantFrom(...words).map((word) => ({
      ...question,
      gaps: question.gaps.map((each) => ({
        ...each,
        accepted: [word],
        choices: each.choices?.toReversed() ?? null,
      })),
    })),
};
