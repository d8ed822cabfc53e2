import fc from 'fast-check';
import type { Answer, PartKind, Question } from '../../question/question';
import { rightAnswer } from '../../question/question';
import { base, without } from './sample';
import type { Sample } from './sample';

type Part = Question<PartKind>;
type Given = Answer<'scenario'>['parts'];

/** Any scenario whose parts are of these kinds. */
export function scenarioOf(samples: { readonly [K in PartKind]: Sample<K> }): Sample<'scenario'> {
  // Each part meets the sample of its own kind alone.
  const of = ({ kind }: { kind: PartKind }) => samples[kind] as unknown as Sample<PartKind>;
  const given = (parts: Given) => ({ kind: 'scenario' as const, parts });
  const named = (parts: Part[]): Part[] => parts.map((part, at) => ({ ...part, id: `p${at}` }));

  return {
    question: fc
      .array(
        fc.oneof(...Object.values(samples).map(({ question }) => question as fc.Arbitrary<Part>)),
        {
          ...{ minLength: 1, maxLength: 4 },
        },
      )
      .map((parts) => ({ ...base, kind: 'scenario', parts: named(parts) })),
    answer: ({ parts }) =>
      fc
        .shuffledSubarray(parts, { minLength: 1 })
        .chain((some) =>
          fc.tuple(
            ...some.map((part) =>
              of(part)
                .answer(part)
                .map((answer) => ({ questionId: part.id, answer })),
            ),
          ),
        )
        .map(given),
    hostile({ parts }) {
      const [part] = parts;
      if (!part) return [];
      const answer = rightAnswer(part) as Answer<PartKind>;
      const right = { questionId: part.id, answer };
      return [
        given([]),
        given([right, right]),
        given([{ questionId: 'zz', answer }]),
        ...of(part)
          .hostile(part)
          .map((each) => given([{ questionId: part.id, answer: each }])),
      ];
    },
    turned: ({ parts }) =>
      given(
        parts
          .toReversed()
          .map(({ questionId, answer }) => ({ questionId, answer: of(answer).turned(answer) })),
      ),
    better: ({ parts }, { parts: told }) =>
      parts.flatMap((part) => {
        const at = told.findIndex(({ questionId }) => questionId === part.id);
        const answer = told[at]?.answer;
        const better = answer
          ? of(part).better(part, answer)
          : [rightAnswer(part) as Answer<PartKind>];
        return better.map((each) =>
          given([...without(told, at), { questionId: part.id, answer: each }]),
        );
      }),
    rekeyed: (question) =>
      fc
        .tuple(...question.parts.map((part) => of(part).rekeyed(part)))
        .map((parts) => ({ ...question, parts: named(parts) })),
  };
}
