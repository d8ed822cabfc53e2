import fc from 'fast-check';
import { asWritten, orderOf } from './shuffle';

test('a seed gives one order, for ever', () => {
  expect(orderOf('a')(['un', 'deux', 'trois', 'quatre', 'cinq'])).toEqual(
    orderOf('a')(['un', 'deux', 'trois', 'quatre', 'cinq']),
  );
  expect(orderOf('percolateur')([1, 2, 3, 4, 5, 6])).toMatchInlineSnapshot(`
    [
      4,
      6,
      1,
      2,
      3,
      5,
    ]
  `);
});

test('nothing is lost and nothing doubled', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.integer()), (seed, list) => {
      expect(orderOf(seed)(list).toSorted()).toEqual(list.toSorted());
    }),
  );
  expect(asWritten([3, 1])).toEqual([3, 1]);
});

test('every order is about as likely as another', () => {
  const seen = new Map<string, number>();
  for (let n = 0; n < 6000; n += 1) {
    const order = orderOf(`seed ${n}`)([1, 2, 3]).join('');
    seen.set(order, (seen.get(order) ?? 0) + 1);
  }
  expect(seen.size).toBe(6);
  for (const times of seen.values()) expect(Math.abs(times - 1000)).toBeLessThan(150);
});
