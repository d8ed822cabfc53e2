import fc from 'fast-check';
import { certaintyAgainst, heldBeliefs } from './beliefs';
import type { SureAnswer } from './beliefs';
import { aSingle } from './testing/questions';
import { certainties } from './vocabulary';
import type { Certainty } from './vocabulary';

const question = aSingle([true, false, false]);
const beliefs = ['b', 'c'].map((choiceId) => ({
  ...{ questionId: question.id, choiceId, text: `On croit ${choiceId}.` },
}));
const said = (choiceId: string, certainty: Certainty | null): ReadonlyMap<string, SureAnswer> =>
  new Map([[question.id, { answer: { kind: 'single' as const, choiceId }, certainty }]]);
const room = fc.array(
  fc
    .tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom(null, ...certainties))
    .map(([choiceId, certainty]) => said(choiceId, certainty)),
  { maxLength: 12 },
);

test('the most firmly held comes first, whoever is asked first', () => {
  fc.assert(
    fc.property(room, (people) => {
      const held = heldBeliefs(beliefs, people);
      const strengths = held.map(({ strength }) => strength);
      expect(strengths).toEqual([...strengths].sort((a, b) => b - a));
      for (const { strength, chosen, sure, rather } of held) {
        expect(strength).toBeGreaterThan(0);
        expect(strength).toBeLessThanOrEqual(1);
        expect(sure + rather).toBeLessThanOrEqual(chosen);
      }
      expect(heldBeliefs(beliefs, people.toReversed())).toEqual(held);
    }),
  );
});

test('being surer never weakens a belief', () => {
  const others = [said('a', 'sure'), said('b', null)];
  const strength = (certainty: Certainty | null) =>
    heldBeliefs(beliefs, [...others, said('c', certainty)]).find(({ choiceId }) => choiceId === 'c')
      ?.strength ?? 0;
  const rising = ([...certainties].reverse() as (Certainty | null)[]).map(strength);
  expect(rising).toEqual([...rising].sort((a, b) => a - b));
  expect(strength('not')).toBe(0);
});

test('a single certain person weighs more than two who only lean', () => {
  const [first] = heldBeliefs(beliefs, [said('c', 'sure'), said('b', null), said('b', null)]);
  expect(first).toMatchObject({ choiceId: 'c', chosen: 1, sure: 1 });
});

test('certainty is set against correctness', () => {
  const people = [said('a', 'sure'), said('b', 'sure'), said('a', 'not'), said('a', null)];
  expect(certaintyAgainst([question], people)).toEqual([
    { certainty: 'sure', given: 2, right: 1 },
    { certainty: 'rather', given: 0, right: 0 },
    { certainty: 'not', given: 1, right: 1 },
  ]);
});
