import fc from 'fast-check';
import { base, idsIn, strangers, why } from './sample';
import type { Sample } from './sample';

const paired = (pairs: [itemId: string, targetId: string][]) => ({
  kind: 'matching' as const,
  pairs: pairs.map(([itemId, targetId]) => ({ itemId, targetId })),
});

const targets = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `t${at}`, text: `Cible ${count - at}` }));

export const matching: Sample<'matching'> = {
  question: fc
    .tuple(idsIn({ minLength: 1, maxLength: 6 }), fc.integer({ min: 2, max: 6 }))
    .chain(([ids, count]) =>
      fc
        .array(fc.nat(count - 1), { minLength: ids.length, maxLength: ids.length })
        .map((goals) => ({
          ...{ ...base, kind: 'matching' as const, targets: targets(count) },
          items: ids.map((id, at) => ({
            ...{ id, text: `Élément ${id}`, explanation: why },
            targetId: `t${goals[at] ?? 0}`,
          })),
        })),
    ),
  answer: ({ items, targets: goals }) =>
    fc
      .shuffledSubarray(items, { minLength: 1 })
      .chain((some) =>
        fc.tuple(
          ...some.map(({ id }) =>
            fc.constantFrom(...goals).map((goal): [string, string] => [id, goal.id]),
          ),
        ),
      )
      .map(paired),
  hostile: ({ items: [first] }) => {
    const id = first?.id ?? '';
    return [
      paired([]),
      paired([
        [id, 't0'],
        [id, 't1'],
      ]),
      ...strangers.flatMap((stranger) => [paired([[stranger, 't0']]), paired([[id, stranger]])]),
    ];
  },
  turned: ({ kind, pairs }) => ({ kind, pairs: pairs.toReversed() }),
  better: ({ items }, { kind, pairs }) =>
    items.map(({ id, targetId }) => ({
      kind,
      pairs: [...pairs.filter(({ itemId }) => itemId !== id), { itemId: id, targetId }],
    })),
  rekeyed: (question) =>
    fc
      .array(fc.constantFrom(...question.targets), {
        minLength: question.items.length,
        maxLength: question.items.length,
      })
      .map((goals) => ({
        ...question,
        items: question.items.map((item, at) => ({ ...item, targetId: goals[at]?.id ?? 't0' })),
      })),
};
