import fc from 'fast-check';
import { drawingBox, drawingLimits, fitDrawing, isDrawing, simplify } from './drawing';
import type { Drawing } from './drawing';

const { width, height } = drawingBox;
const line = (...points: Drawing[number]) => points;
const repeat = (count: number, each: (index: number) => Drawing[number]) =>
  Array.from({ length: count }, (_, index) => each(index));

describe('somebody drew something', () => {
  test.each<[string, Drawing]>([
    ['a wave', [line([20, 120], [300, 60], [560, 140])]],
    ['a cross', [line([100, 50], [160, 110]), line([160, 50], [100, 110])]],
    ['a small initial', [line([290, 80], [290, 120], [310, 110], [290, 100], [312, 92])]],
    ['a name with the dots of its i', [line([50, 100], [200, 60]), line([120, 40], [121, 41])]],
    ['a line that leaves the box and comes back', [line([20, 100], [0, 100], [90, 30])]],
  ])('%s', (_, drawing) => {
    expect(isDrawing(drawing)).toBe(true);
  });

  test.each<[string, Drawing]>([
    ['nothing', []],
    ['a tap', [line([300, 100], [300, 100])]],
    ['a stroke within three units', [line([300, 100], [302, 101], [303, 100])]],
    ['sixty dots', repeat(60, (i) => line([i * 10, 50 + i], [i * 10, 50 + i]))],
    ['a hundred palm prints', repeat(100, (i) => line([i * 5, 9], [i * 5 + 4, 12]))],
    ['points all on the border', [line([0, 0], [width, 0], [width, height], [0, height])]],
    ['from one border to the other', [line([0, 0], [width, height])]],
    ['a scribble on the spot', [repeat(60, (i) => line([300 + (i % 2) * 10, 100])).flat()]],
    ['a short dash', [line([300, 100], [340, 100])]],
  ])('but not: %s', (_, drawing) => {
    expect(isDrawing(drawing)).toBe(false);
  });
});

describe('a drawing is kept with as few points as it needs', () => {
  const point = fc.tuple(fc.integer({ min: 0, max: width }), fc.integer({ min: 0, max: height }));
  const drawing = fc.array(fc.array(point, { minLength: 2, maxLength: 60 }), {
    minLength: 1,
    maxLength: 12,
  }) as fc.Arbitrary<Drawing>;

  test('what lies on a line goes, what bends stays', () => {
    const straight = line([0, 0], [10, 10], [20, 20], [30, 30]);
    const bent = line([0, 0], [50, 80], [100, 0]);
    expect(simplify([straight, bent])).toEqual([line([0, 0], [30, 30]), bent]);
  });

  test('strokes keep their ends and their order, points are taken from those drawn', () => {
    fc.assert(
      fc.property(drawing, (drawn) => {
        const kept = simplify(drawn);
        expect(kept).toHaveLength(drawn.length);
        kept.forEach((stroke, index) => {
          expect(stroke[0]).toEqual(drawn[index][0]);
          expect(stroke.at(-1)).toEqual(drawn[index].at(-1));
          let from = 0;
          for (const each of stroke) {
            from = drawn[index].indexOf(each, from);
            expect(from).toBeGreaterThanOrEqual(0);
          }
        });
      }),
    );
  });

  test('twice is once: a device and the server keep the same drawing', () => {
    fc.assert(
      fc.property(drawing, (drawn) => {
        expect(simplify(simplify(drawn))).toEqual(simplify(drawn));
      }),
    );
  });

  test('the most restless hand ends within the limits, and is still a drawing', () => {
    const restless = repeat(drawingLimits.strokes, (i) =>
      Array.from({ length: 400 }, (_, j) => [j % 2 ? 10 : 590, (i + j) % 190] as [number, number]),
    );
    const kept = simplify(restless);
    const points = kept.reduce((total, stroke) => total + stroke.length, 0);
    expect(points).toBeLessThanOrEqual(drawingLimits.points);
    expect(Math.max(...kept.map(({ length }) => length))).toBeLessThanOrEqual(
      drawingLimits.pointsInStroke,
    );
    expect(kept).toHaveLength(drawingLimits.strokes);
  });

  test('one long slow stroke keeps its shape', () => {
    const slow = Array.from({ length: 6000 }, (_, i): [number, number] => [
      Math.round(300 + 250 * Math.cos(i / 400)),
      Math.round(100 + 80 * Math.sin(i / 150)),
    ]);
    const kept = simplify([slow]);
    expect(kept[0].length).toBeLessThanOrEqual(drawingLimits.pointsInStroke);
    expect(isDrawing(kept)).toBe(true);
  });
});

describe('a drawing made in a taller frame', () => {
  const tall = fc.array(
    fc.array(fc.tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 360 })), {
      minLength: 2,
      maxLength: 30,
    }),
    { minLength: 1, maxLength: 8 },
  ) as fc.Arbitrary<Drawing>;
  const sides = (drawing: Drawing) => {
    const [xs, ys] = [0, 1].map((axis) => drawing.flat().map((point) => point[axis]));
    return [Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)];
  };

  test('is brought into the box, clear of its border, with its proportions', () => {
    fc.assert(
      fc.property(tall, (drawn) => {
        const fitted = fitDrawing(drawn);
        for (const [x, y] of fitted.flat()) {
          expect(x).toBeGreaterThan(0);
          expect(x).toBeLessThan(width);
          expect(y).toBeGreaterThan(0);
          expect(y).toBeLessThan(height);
        }
        const [[w, h], [kept, high]] = [sides(drawn), sides(fitted)];
        // To the nearest unit on each side.
        const scale = Math.min(1, 592 / Math.max(1, w), 192 / Math.max(1, h));
        expect(Math.abs(kept - w * scale)).toBeLessThanOrEqual(1);
        expect(Math.abs(high - h * scale)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('stays of its own size when there is room', () => {
    const wave = line([100, 200], [300, 260], [500, 210]);
    expect(sides(fitDrawing([wave]))).toEqual([400, 60]);
    expect(fitDrawing([])).toEqual([]);
  });
});
