import fc from 'fast-check';
import { classify, errorRate, train, type Example } from './nearest-centroid';

const examples: fc.Arbitrary<Example<string>[]> = fc.array(
  fc.record({
    label: fc.constantFrom('a', 'b', 'c'),
    features: fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })),
  }),
  { minLength: 1, maxLength: 12 },
);

test('one mean per label', () => {
  const model = train([
    { label: 'a', features: [0, 2] },
    { label: 'b', features: [5, 5] },
    { label: 'a', features: [1, 4] },
  ]);
  expect([...model]).toEqual([
    ['a', [0.5, 3]],
    ['b', [5, 5]],
  ]);
});

test.each([
  [[0, 0], 'a'],
  [[9, 9], 'b'],
  [[6, 6], 'b'],
  [[5, 5], 'a'],
])('%j is nearest to %s', (features, label) => {
  const model = new Map([
    ['a', [0, 0]],
    ['b', [10, 10]],
  ]);
  expect(classify(model, features)).toBe(label);
});

test('what was learned does not depend on how often all of it is repeated', () => {
  fc.assert(
    fc.property(examples, (all) => {
      const once = train(all);
      for (const [label, mean] of train([...all, ...all])) {
        mean.forEach((value, index) => expect(value).toBeCloseTo(once.get(label)![index], 9));
      }
    }),
  );
});

test('the mean of a label is classified as no farther label', () => {
  fc.assert(
    fc.property(examples, (all) => {
      const model = train(all);
      for (const mean of model.values()) expect(model.get(classify(model, mean))).toEqual(mean);
    }),
  );
});

test.each([
  [0, 0, 0],
  [0, 11, 0],
  [1, 11, 9],
  [1, 8, 13],
  [2, 2, 100],
])('%d wrong of %d: %d %%', (wrong, tried, rate) => {
  expect(errorRate({ tried, wrong: Array(wrong).fill(null) })).toBe(rate);
});
