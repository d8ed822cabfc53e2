import fc from 'fast-check';
import { rightIds } from '../../question/choice';
import { aMultiple } from '../questions';
import { strangers } from './sample';
import type { Sample } from './sample';

const chosen = (choiceIds: string[]) => ({ kind: 'multiple' as const, choiceIds });

export const multiple: Sample<'multiple'> = {
  question: fc
    .array(fc.boolean(), { minLength: 1, maxLength: 5 })
    .map((others) => aMultiple([true, ...others, true, false])),
  answer: ({ choices }) =>
    fc
      .shuffledSubarray(
        choices.map(({ id }) => id),
        { minLength: 1 },
      )
      .map(chosen),
  hostile: () => [[], ...strangers.map((id) => [id]), ['a', 'zz'], ['a', 'a']].map(chosen),
  turned: ({ choiceIds }) => chosen(choiceIds.toReversed()),
  better({ choices }, { choiceIds }) {
    const right = rightIds(choices);
    return [
      ...choiceIds
        .filter((id) => !right.includes(id) && choiceIds.length > 1)
        .map((wrong) => choiceIds.filter((id) => id !== wrong)),
      ...right.filter((id) => !choiceIds.includes(id)).map((missing) => [...choiceIds, missing]),
    ].map(chosen);
  },
  rekeyed: ({ choices }) =>
    fc
      .shuffledSubarray(
        choices.map(({ right }) => right),
        { minLength: choices.length },
      )
      .map((rights) => aMultiple(rights)),
};
