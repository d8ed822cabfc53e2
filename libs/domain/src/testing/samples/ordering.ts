import fc from 'fast-check';
import type { Question } from '../../question/question';
import { base, idsIn, strangers, why, without } from './sample';
import type { Sample } from './sample';

const inOrder = (itemIds: string[]) => ({ kind: 'ordering' as const, itemIds });
const idsOf = ({ items }: Question<'ordering'>) => items.map(({ id }) => id);

/** As courses are held to: ids never tell the order, not even by the alphabet. */
const tellsNothing = (ids: string[]) => ids.join() !== ids.toSorted().join();

export const ordering: Sample<'ordering'> = {
  question: idsIn({ minLength: 2, maxLength: 8 })
    .filter(tellsNothing)
    .map((ids) => ({
      ...{ ...base, kind: 'ordering' },
      items: ids.map((id) => ({ id, text: `Étape ${id}`, explanation: why })),
    })),
  answer: (question) =>
    fc.shuffledSubarray(idsOf(question), { minLength: question.items.length }).map(inOrder),
  hostile(question) {
    const ids = idsOf(question);
    const rest = without(ids, 0);
    const doubled = [...rest, ...rest.slice(0, 1)];
    return [
      ...[[], rest, doubled, [...ids, ...ids], [...ids, 'zz']],
      ...strangers.map((stranger) => [...rest, stranger]),
    ].map(inOrder);
  },
  turned: (answer) => answer,
  /** Any two that stand the wrong way round, exchanged. */
  better(question, { itemIds }) {
    const place = (id: string) => idsOf(question).indexOf(id);
    return itemIds.flatMap((one, at) =>
      itemIds
        .filter((other, later) => later > at && place(other) < place(one))
        .map((other) =>
          inOrder(itemIds.map((id) => (id === one ? other : id === other ? one : id))),
        ),
    );
  },
  rekeyed: (question) =>
    fc
      .shuffledSubarray(question.items, { minLength: question.items.length })
      .map((items) => ({ ...question, items }))
      .filter((turned) => tellsNothing(idsOf(turned))),
};
