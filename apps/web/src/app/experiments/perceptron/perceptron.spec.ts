import fc from 'fast-check';
import { sets, START } from './outings';
import { discouragement, divide, errors, fewestErrors, LAST, learn, stays } from './perceptron';
import type { Outing, Rule } from './perceptron';

const [twelve, impossible] = sets.map(({ outings }) => outings);

const coordinate = fc.integer({ min: 0, max: LAST });
const weight = fc.integer({ min: -30, max: 30 }).map((value) => value / 10);
const rules: fc.Arbitrary<Rule> = fc.record({
  rain: weight,
  distance: weight,
  threshold: fc.integer({ min: -40, max: 40 }).map((value) => value / 2),
});
const outings = fc.uniqueArray(
  fc.record({ rain: coordinate, distance: coordinate, stayed: fc.boolean() }),
  { minLength: 1, maxLength: 14, selector: ({ rain, distance }) => `${rain} ${distance}` },
);
/** Outings that some rule judges right, none too near its boundary. */
const separable = fc
  .tuple(rules, outings)
  .map(([rule, all]) =>
    all
      .filter((outing) => Math.abs(discouragement(rule, outing)) >= 1)
      .map((outing) => ({ ...outing, stayed: stays(rule, outing) })),
  );

describe('the rule', () => {
  test.each([
    [{ rain: 0, distance: 1, threshold: 3 }, 8, 3, false],
    [{ rain: 0, distance: 1, threshold: 3 }, 0, 4, true],
    [{ rain: 0.5, distance: 0.5, threshold: 4 }, 4, 4, false],
    [{ rain: 0.5, distance: 0.5, threshold: 4 }, 4, 5, true],
    [{ rain: 0.1, distance: 0.2, threshold: 0.3 }, 1, 1, false],
    [{ rain: -1, distance: 0, threshold: -2 }, 1, 0, true],
  ])('%j with %d mm and %d km: one stays, %s', (rule, rain, distance, stayed) => {
    expect(stays(rule, { rain, distance, stayed: false })).toBe(stayed);
  });

  test('says which outings it judges otherwise than people did', () => {
    expect(errors(START, twelve)).toEqual([2, 7, 8, 9, 11]);
    expect(errors(START, [])).toEqual([]);
  });
});

describe('learning', () => {
  test('one step says which outing moved what', () => {
    expect(learn(START, twelve, 0, 1)).toEqual([
      { index: 2, before: START, after: { rain: 0, distance: 0.5, threshold: 4 } },
    ]);
  });

  test('goes on from where it stopped, one step or several', () => {
    const [first] = learn(START, twelve, 0, 1);
    const [second] = learn(first.after, twelve, first.index + 1, 1);
    expect(learn(START, twelve, 0, 2)).toEqual([first, second]);
  });

  test('finds a line for the twelve outings within twenty steps', () => {
    const steps = learn(START, twelve, 0, 20);
    expect(steps.length).toBeLessThan(20);
    expect(errors(steps.at(-1)?.after ?? START, twelve)).toEqual([]);
  });

  test('never ends on the impossible set', () => {
    const steps = learn(START, impossible, 0, 2000);
    expect(steps).toHaveLength(2000);
    expect(steps.every(({ after }) => errors(after, impossible).length >= 3)).toBe(true);
  });

  test('ends for any outings that a line can separate', () => {
    fc.assert(
      fc.property(rules, separable, (rule, all) => {
        const steps = learn(rule, all, 0, 50_000);
        expect(errors(steps.at(-1)?.after ?? rule, all)).toEqual([]);
      }),
    );
  });

  test('each correction leans towards what was decided, and follows the one before', () => {
    fc.assert(
      fc.property(rules, outings, (rule, all) => {
        let last = rule;
        for (const { index, before, after } of learn(rule, all, 0, 30)) {
          const { rain, distance, stayed } = all[index];
          const moved = discouragement(after, all[index]) - discouragement(before, all[index]);
          expect(before).toEqual(last);
          expect(stays(before, all[index])).toBe(!stayed);
          expect(Math.abs(moved)).toBeCloseTo(0.1 * (rain ** 2 + distance ** 2) + 1, 6);
          expect(moved > 0).toBe(stayed);
          expect(Object.values(after).some((value) => Object.is(value, -0))).toBe(false);
          last = after;
        }
      }),
    );
  });
});

describe('the fewest errors of a line', () => {
  const at = (rain: number, distance: number, stayed: boolean): Outing => ({
    rain,
    distance,
    stayed,
  });
  test.each([
    ['no outing', [], 0],
    ['one', [at(1, 1, true)], 0],
    ['two', [at(1, 1, true), at(1, 2, false)], 0],
    ['one between two others', [at(0, 0, true), at(1, 1, false), at(2, 2, true)], 1],
    ['four corners', [at(0, 0, true), at(8, 8, true), at(0, 8, false), at(8, 0, false)], 1],
    ['the twelve outings', twelve, 0],
    ['the impossible set', impossible, 3],
  ])('%s', (_, all, fewest) => {
    expect(fewestErrors(all)).toBe(fewest);
  });

  test('no rule does better', () => {
    fc.assert(
      fc.property(rules, outings, (rule, all) => {
        expect(errors(rule, all).length).toBeGreaterThanOrEqual(fewestErrors(all));
      }),
    );
  });

  test('none when some rule judges all right', () => {
    fc.assert(fc.property(separable, (all) => expect(fewestErrors(all)).toBe(0)));
  });
});

describe('the figure', () => {
  test('is divided by a rule along its boundary', () => {
    const { staying, boundary } = divide(START);
    expect(boundary).toEqual([
      [8.5, 3],
      [-0.5, 3],
    ]);
    expect(staying).toHaveLength(4);
  });

  test.each([
    ['everything', -1, 4],
    ['nothing', 1, 0],
  ])('has no boundary when %s is on the side of staying', (_, threshold, corners) => {
    const { staying, boundary } = divide({ rain: 0, distance: 0, threshold });
    expect(boundary).toEqual([]);
    expect(staying).toHaveLength(corners);
  });

  test('the two ends of a boundary are on the line', () => {
    fc.assert(
      fc.property(rules, (rule) => {
        const { boundary } = divide(rule);
        expect([0, 2]).toContain(boundary.length);
        for (const [rain, distance] of boundary) {
          expect(rule.rain * rain + rule.distance * distance).toBeCloseTo(rule.threshold, 6);
        }
      }),
    );
  });
});
