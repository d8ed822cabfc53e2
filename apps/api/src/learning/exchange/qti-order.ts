import type { Question } from '@percolateur/domain';
import {
  base,
  condition,
  mapped,
  nothing,
  outcome,
  prompt,
  response,
  set,
  share,
  variable,
} from './qti-xml';
import type { Told } from './qti-xml';
import { xml } from './xml-write';

/**
 * Pairs in order less pairs the other way round, as we mark it: QTI has no operator for it, so the
 * place of each item is worked out first, then each pair counted.
 */
export function order({ items, prompt: asked }: Question<'ordering'>, name: string): Told {
  const placed = items.map(({ id, text }, at) => ({
    ...{ id: `i_${id}`, text, place: `PLACE_${name}_${at + 1}` },
  }));
  const pairs = placed.flatMap((first, at) =>
    placed.slice(at + 1).map((second) => [first, second] as const),
  );
  const count = `PAIRS_${name}`;
  const plus = (step: number) =>
    set(count, xml('qti-sum', {}, variable(count), base('integer', step)));
  return {
    ...nothing,
    responses: [
      response(
        name,
        { cardinality: 'ordered', type: 'identifier' },
        placed.map(({ id }) => id),
      ),
    ],
    outcomes: [...placed.map(({ place }) => place), count].map((each) =>
      outcome(each, 'integer', 0),
    ),
    body: xml(
      'qti-order-interaction',
      { 'response-identifier': name, shuffle: 'true' },
      prompt(asked),
      // By their names, which are drawn: even unshuffled, the order says nothing.
      ...placed
        .toSorted((one, other) => (one.id < other.id ? -1 : 1))
        .map(({ id, text }) => xml('qti-simple-choice', { identifier: id }, text)),
    ),
    rules: [
      ...placed.flatMap(({ id, place }) =>
        condition(
          ...placed.map(
            (_, at) => [stands(name, at + 1, id), set(place, base('integer', at + 1))] as const,
          ),
        ),
      ),
      ...pairs.flatMap(([first, second]) => [
        ...condition([less(first.place, second.place), plus(1)]),
        ...condition([less(second.place, first.place), plus(-1)]),
      ]),
    ],
    score: xml(
      'qti-max',
      {},
      xml('qti-divide', {}, variable(count), base('integer', Math.max(1, pairs.length))),
      share(0),
    ),
    details: items.flatMap(({ text, explanation }) =>
      explanation ? [{ label: text, explanation }] : [],
    ),
  };
}

/** Whether this stands at that place of an answer, from 1. */
const stands = (name: string, place: number, id: string) =>
  xml('qti-match', {}, xml('qti-index', { n: place }, variable(name)), base('identifier', id));

const less = (one: string, other: string) => xml('qti-lt', {}, variable(one), variable(other));

/** Each right pair brings its part, and a wrong one takes nothing. */
export function match({ items, targets, prompt: asked }: Question<'matching'>, name: string): Told {
  const right = items.map(({ id, targetId }) => `i_${id} t_${targetId}`);
  const side = (sign: string, list: readonly { id: string; text: string }[], most: number) =>
    xml(
      'qti-simple-match-set',
      {},
      ...list.map(({ id, text }) =>
        xml(
          'qti-simple-associable-choice',
          { identifier: `${sign}_${id}`, 'match-max': most },
          text,
        ),
      ),
    );
  return {
    ...nothing,
    responses: [
      response(
        name,
        { cardinality: 'multiple', type: 'directedPair' },
        right,
        new Map(right.map((pair) => [pair, 1 / Math.max(1, items.length)])),
      ),
    ],
    body: xml(
      'qti-match-interaction',
      { 'response-identifier': name, shuffle: 'true', 'max-associations': items.length },
      prompt(asked),
      side('i', items, 1),
      // A target may serve several items.
      side('t', targets, 0),
    ),
    score: mapped(name),
    details: items.flatMap(({ text, explanation }) =>
      explanation ? [{ label: text, explanation }] : [],
    ),
  };
}
