import fc from 'fast-check';
import { denoise, likeness, lines, nearest, noise, noised, STEPS } from './denoise';
import { drawings, SIDE, words, type Drawing, type Picture } from './drawings';

const levels = fc.integer({ min: 1, max: STEPS });
const seeds = fc.integer({ min: 1, max: 9999 });
const one = fc.constantFrom(...drawings);

const toTheEnd = (start: Picture, known: readonly Drawing[]) => {
  let seen = start;
  for (let level = STEPS; level > 0; level--) seen = denoise(seen, level, known);
  return seen;
};
const of = (word: string) => drawings.filter((drawing) => drawing.word === word);

test('twelve drawings of sixteen lines, three a word, no two alike', () => {
  expect(drawings.map(({ picture }) => picture.length)).toEqual(Array(12).fill(SIDE * SIDE));
  expect(words.map((word) => of(word).length)).toEqual([3, 3, 3, 3]);
  for (const drawing of drawings) expect(nearest(drawing.picture, drawings)).toBe(drawing);
});

test('a noise is the same for the same number, and spread as a Gaussian', () => {
  expect(noise(3)).toEqual(noise(3));
  expect(noise(3)).not.toEqual(noise(4));
  const all = Array.from({ length: 40 }, (_, seed) => noise(seed)).flat();
  const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
  const variance = all.reduce((sum, value) => sum + (value - mean) ** 2, 0) / all.length;
  expect(mean).toBeCloseTo(0, 1);
  expect(variance).toBeCloseTo(1, 1);
});

test('no noise is the drawing, eight eighths are the noise alone', () => {
  const [{ picture }] = drawings;
  expect(noised(picture, noise(1), 0)).toEqual(picture);
  expect(noised(picture, noise(1), STEPS)).toEqual(noise(1));
});

test('a step undoes one eighth of noise when only one drawing is known', () => {
  fc.assert(
    fc.property(one, seeds, levels, (drawing, seed, level) => {
      const before = noised(drawing.picture, noise(seed), level);
      const expected = noised(drawing.picture, noise(seed), level - 1);
      denoise(before, level, [drawing]).forEach((cell, index) =>
        expect(cell).toBeCloseTo(expected[index], 9),
      );
    }),
  );
});

test('whatever is known, eight steps end in a mean of it', () => {
  const known = fc.subarray([...drawings], { minLength: 1 });
  fc.assert(
    fc.property(seeds, known, (seed, some) => {
      for (const cell of toTheEnd(noise(seed), some)) expect(Math.abs(cell)).toBeLessThan(1.000001);
    }),
    { numRuns: 30 },
  );
});

describe('the word and the noise both decide', () => {
  const name = (seed: number, known: readonly Drawing[]) =>
    nearest(toTheEnd(noise(seed), known), drawings).name;

  test('same noise, other word: another picture', () => {
    expect(words.map((word) => name(1, of(word)))).toEqual([
      'une petite tasse sur sa soucoupe',
      'une maison au toit pointu',
      'un sapin',
      'un poisson long qui va à gauche',
    ]);
  });

  test('same word, other noise: another picture too', () => {
    const seen = [1, 2, 3].map((seed) => name(seed, of('maison')));
    expect(new Set(seen).size).toBe(3);
  });

  test('with twelve drawings, the end is always one of them, of the word asked', () => {
    for (const word of words) {
      for (let seed = 1; seed <= 20; seed++) {
        const end = toTheEnd(noise(seed), of(word));
        expect(likeness(end, nearest(end, of(word)).picture)).toBe(100);
      }
    }
  });
});

test('half of the cells are alike by chance, none of the contrary', () => {
  const [{ picture }] = drawings;
  const contrary = picture.map((cell) => -cell);
  expect(likeness(picture, contrary)).toBe(0);
  expect(Math.abs(likeness(noise(1), picture) - 50)).toBeLessThan(10);
});

test('a picture is told line by line', () => {
  const told = lines(drawings[0].picture);
  expect(told).toHaveLength(SIDE);
  expect(told[0]).toEqual({ signs: '................', dark: 'aucun' });
  expect(told[1]).toEqual({ signs: '.....#...#......', dark: '6, 10' });
  expect(told[7]).toEqual({ signs: '.###########..#.', dark: '2 à 12, 15' });
});
