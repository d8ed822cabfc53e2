import fc from 'fast-check';
import { fraction } from './fraction';
import { gainsOf, gainWord, mayShowGain } from './gain';
import type { Taken } from './gain';
import { certainties } from './vocabulary';

const questions = ['q1', 'q2', 'q3'].map((id, at) => ({ id, objectiveId: at < 2 ? 'un' : 'deux' }));
const taken = fc.record({
  share: fc.integer({ min: 0, max: 4 }).map((numerator) => fraction(numerator, 4)),
  certainty: fc.constantFrom(null, ...certainties),
});
const times = fc
  .dictionary(fc.constantFrom('q1', 'q2', 'q3'), taken)
  .map((each): ReadonlyMap<string, Taken> => new Map(Object.entries(each)));
const people = fc.array(fc.record({ before: times, after: times }), { maxLength: 6 });

test('means stay between nothing and the whole, and nobody is more certain than told', () => {
  fc.assert(
    fc.property(people, (group) => {
      for (const each of gainsOf(questions, group)) {
        for (const mean of [each.before, each.after]) {
          expect(mean).toBeGreaterThanOrEqual(0);
          expect(mean).toBeLessThanOrEqual(1);
        }
        expect(each.sureBefore).toBeLessThanOrEqual(each.toldBefore);
        expect(each.sureAfter).toBeLessThanOrEqual(each.toldAfter);
      }
    }),
  );
});

test('turning time round turns the gain round, and the order of people changes nothing', () => {
  fc.assert(
    fc.property(people, (group) => {
      const gains = gainsOf(questions, group);
      const back = gainsOf(
        questions,
        group.map(({ before, after }) => ({ before: after, after: before })),
      );
      expect(back.map(({ before, after }) => [after, before])).toEqual(
        gains.map(({ before, after }) => [before, after]),
      );
      expect(gainsOf(questions, group.toReversed())).toEqual(gains);
    }),
  );
});

test('what was not taken both times does not count', () => {
  const whole: Taken = { share: fraction(1), certainty: 'sure' };
  const before = new Map([['q1', whole]]);
  expect(gainsOf(questions, [{ before, after: new Map([['q3', whole]]) }])).toEqual([]);
  expect(gainsOf(questions, [{ before, after: before }])).toEqual([
    {
      ...{ objectiveId: 'un', before: 1, after: 1 },
      ...{ sureBefore: 1, sureAfter: 1, toldBefore: 1, toldAfter: 1 },
    },
  ]);
});

test.each([
  [1, 1, 'déjà là'],
  [0, 0, 'comme avant'],
  [0.5, 1, 'gagné'],
  [0, 0.5, 'en chemin'],
  [1, 0.5, 'à revoir'],
])('from %d to %d: %s', (before, after, word) => {
  expect(gainWord({ before, after })).toBe(word);
});

test('is shown once the final is done with, or everything over', () => {
  const none = { over: false, finalPassed: false, finalAttemptsLeft: 2 };
  expect(mayShowGain(none)).toBe(false);
  expect(mayShowGain({ ...none, finalAttemptsLeft: null })).toBe(false);
  expect(mayShowGain({ ...none, finalPassed: true })).toBe(true);
  expect(mayShowGain({ ...none, finalAttemptsLeft: 0 })).toBe(true);
  expect(mayShowGain({ ...none, over: true })).toBe(true);
});
