import type { Answer, ShownQuestion } from '../question/question';
import { readNumber } from '../question/numeric/typed-number';
import { gapKey, leavesOf, letterOf } from './slots';
import type { PaperLeaf } from './slots';

/**
 * An answer as it is written on an answer sheet, by place: what `copiedAnswer` reads back. What is not
 * answered has no line.
 */
export function writtenAnswer(
  question: ShownQuestion,
  number: string,
  answer: Answer | null,
): Record<string, string> {
  return Object.fromEntries(
    leavesOf(question, number).flatMap(({ leaf, key }): [string, string][] => {
      const own =
        answer?.kind === 'scenario'
          ? answer.parts.find(({ questionId }) => questionId === leaf.id)?.answer
          : answer;
      return own ? writtenIn(leaf, key, own) : [];
    }),
  );
}

const placeOf = (list: readonly { id: string }[], wanted: string) =>
  list.findIndex(({ id }) => id === wanted);

function writtenIn(leaf: PaperLeaf, key: string, answer: Answer): [string, string][] {
  if (leaf.kind === 'gap') {
    if (answer.kind !== 'gap') return [];
    return answer.filled.map(({ gapId, text }) => [gapKey(key, gapId), text]);
  }
  const text = textOf(leaf, answer);
  return text === '' ? [] : [[key, text]];
}

function textOf(leaf: Exclude<PaperLeaf, { kind: 'gap' }>, answer: Answer): string {
  if (leaf.kind === 'single' && answer.kind === 'single') {
    return letterOf(placeOf(leaf.choices, answer.choiceId));
  }
  if (leaf.kind === 'multiple' && answer.kind === 'multiple') {
    return leaf.choices
      .flatMap(({ id }, place) => (answer.choiceIds.includes(id) ? [letterOf(place)] : []))
      .join(' ');
  }
  if (leaf.kind === 'true-false' && answer.kind === 'true-false') return answer.value ? 'V' : 'F';
  if (leaf.kind === 'ordering' && answer.kind === 'ordering') {
    return answer.itemIds.map((id) => placeOf(leaf.items, id) + 1).join(' ');
  }
  if (leaf.kind === 'matching' && answer.kind === 'matching') {
    return leaf.items
      .map(({ id }) => {
        const made = answer.pairs.find(({ itemId }) => itemId === id);
        return made ? letterOf(placeOf(leaf.targets, made.targetId)) : '-';
      })
      .join(' ');
  }
  if (leaf.kind === 'numeric' && answer.kind === 'numeric')
    return numberWritten(leaf.units, answer);
  if (leaf.kind === 'short' && answer.kind === 'short') return answer.text;
  if (leaf.kind === 'open' && answer.kind === 'open') return answer.text;
  return '';
}

/** With a comma, as French writes it, and the unit chosen unless one is written. */
function numberWritten(
  units: readonly string[],
  { value, unit }: Extract<Answer, { kind: 'numeric' }>,
): string {
  const plain = value.trim().replace(/^(-?\d+)\.(\d+)$/, '$1,$2');
  const told = readNumber(plain, units)?.unit ?? null;
  return told === null && unit !== null ? `${plain}\u00a0${unit}` : plain;
}
