import type { Drawing } from '../drawing';
import { gestureOf, looksAlike } from './look-alike';

/** Numbers from 0 to 1, always the same for a seed. */
function numbers(seed: number): () => number {
  let state = seed * 2654435761;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A made-up hand: loops of a name, a zigzag, an initial with its tail, or a few strokes. */
function hand(seed: number): Drawing {
  const next = numbers(seed);
  for (let warm = 0; warm < 5; warm += 1) next();
  const [left, top] = [20 + next() * 40, 30 + next() * 30];
  const [width, height] = [200 + next() * 340, 40 + next() * 120];
  const point = (x: number, y: number): Drawing[number][number] => [
    Math.round(left + width * x),
    Math.round(top + height * y),
  ];
  const some = <T>(least: number, more: number, make: (at: number, of: number) => T): T[] => {
    const count = least + Math.floor(next() * more);
    return Array.from({ length: count }, (_, at) => make(at, count));
  };
  switch (seed % 4) {
    case 0:
      return [
        some(3, 7, (at, of) => {
          const [high, loop] = [0.25 + next() * 0.75, next() * 0.06];
          return Array.from({ length: 12 }, (_, step) => {
            const turn = (2 * Math.PI * step) / 12;
            const x = (at + step / 12) / of + loop * Math.sin(turn);
            return point(x, 1 - high * (0.5 - 0.5 * Math.cos(turn)));
          });
        }).flat(),
      ];
    case 1:
      return [some(5, 6, (at, of) => point((at + next() * 1.4) / of, next()))];
    case 2: {
      const [waves, initial] = [4 + next(), some(3, 3, () => point(0.3 * next(), next()))];
      const tail = Array.from({ length: 11 }, (_, at) =>
        point(0.3 + 0.07 * at, 0.6 + 0.15 * Math.sin((at / 10) * waves)),
      );
      return [[...initial, ...tail]];
    }
    default:
      return some(2, 4, (at, of) => some(2, 4, () => point((at + next()) / of, next())));
  }
}

/** The same drawing elsewhere, of another size, by a hand that trembles so much. */
const copied = (drawing: Drawing, size: number, tremble: number): Drawing =>
  drawing.map((stroke) =>
    stroke.map(([x, y]) => [
      Math.round(90 + size * x + tremble * Math.sin(x / 60)),
      Math.round(20 + size * y + tremble * Math.sin(y / 25 + x / 90)),
    ]),
  );

const alike = (one: Drawing, other: Drawing) => {
  const [a, b] = [gestureOf(one), gestureOf(other)];
  return a !== null && b !== null && looksAlike(a, b);
};

const hands = Array.from({ length: 400 }, (_, seed) => hand(seed + 1));

describe('signatures that look alike', () => {
  test('no two people of four hundred do', () => {
    const gestures = hands.flatMap((each) =>
      [gestureOf(each)].filter((gesture) => gesture !== null),
    );
    expect(gestures.length).toBeGreaterThan(350);
    const pairs = gestures.flatMap((one, at) =>
      gestures.slice(at + 1).filter((other) => looksAlike(one, other)),
    );
    expect(pairs).toEqual([]);
  });

  test('a copy does, wherever and however large, and mostly by a hand that traces it', () => {
    const same = (size: number, tremble: number) =>
      hands.filter((each) => alike(each, copied(each, size, tremble))).length;
    expect(same(1, 0)).toBeGreaterThan(380);
    expect(same(0.6, 0)).toBeGreaterThan(370);
    expect(same(1, 2)).toBeGreaterThan(250);
  });

  test('a line or a wave is of any hand, and nothing is like nothing', () => {
    const wave: Drawing = [
      [
        [20, 120],
        [300, 60],
        [560, 140],
      ],
    ];
    const line: Drawing = [
      [
        [20, 120],
        [500, 110],
      ],
    ];
    for (const plain of [wave, line, []]) expect(gestureOf(plain)).toBeNull();
  });
});
