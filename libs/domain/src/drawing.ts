/** A drawn signature: strokes of points, whole units, in `drawingBox`. No pressure, no speed. */
export type Drawing = [x: number, y: number][][];

/** The box that every device draws in, whatever its screen. */
export const drawingBox = { width: 600, height: 200 } as const;

/** What is kept of a drawing: a sheet of sixty people stays a light document. */
export const drawingLimits = { strokes: 200, pointsInStroke: 500, points: 2000 } as const;

/** A stroke that stays within this is a tap, a resting palm or the dot of an i. */
const dot = 8;
/** Less ink than a tenth of the box’s width says nothing of a hand. */
const leastInk = drawingBox.width / 10;
/** All of it within this is a scribble on the spot. */
const leastExtent = 30;
/** A detail finer than this is not seen on paper. */
const finest = 1;

type Point = Drawing[number][number];

/**
 * Whether somebody drew something: ink of some length and some extent. A tap, dots however many, a
 * finger that slid along the border (where points outside the box are brought back) are no drawing.
 */
export function isDrawing(drawing: Drawing): boolean {
  const drawn = drawing.filter((stroke) => extentOf(stroke) > dot);
  const segments = drawn.flatMap(([first, ...others]) => {
    let from = first;
    return others.map((to) => {
      const segment = [from ?? to, to] as const;
      from = to;
      return segment;
    });
  });
  const inked = segments.filter((ends) => !ends.every(isOnBorder));
  const ink = inked.reduce((total, [from, to]) => total + distance(from, to), 0);
  return ink >= leastInk && extentOf(inked.flat()) >= leastExtent;
}

/** Kept clear along the edges of the box: what touches the border is not ink. */
const margin = 4;

/**
 * A drawing made in another frame, brought into the box: smaller if it must be, never larger, with
 * its own proportions, in the middle of the height. It stays where it was across when it can.
 */
export function fitDrawing(drawing: Drawing): Drawing {
  const points = drawing.flat();
  if (points.length === 0) return drawing;
  const { left, top, right, bottom } = boundsOf(points);
  const scale = Math.min(
    1,
    (drawingBox.width - 2 * margin) / Math.max(1, right - left),
    (drawingBox.height - 2 * margin) / Math.max(1, bottom - top),
  );
  const width = (right - left) * scale;
  const start = Math.min(Math.max(left, margin), drawingBox.width - margin - width);
  const middle = (top + bottom) / 2;
  return drawing.map((stroke) =>
    stroke.map(([x, y]) => [
      Math.round(start + (x - left) * scale),
      Math.round(drawingBox.height / 2 + (y - middle) * scale),
    ]),
  );
}

/**
 * The same drawing to the eye with as few points as it needs (Ramer–Douglas–Peucker), and always
 * within `drawingLimits` for so many strokes at most: what bends least goes first. The ends of
 * strokes stay, and a drawing simplified once is simplified for good.
 */
export function simplify(drawing: Drawing): Drawing {
  const strokes = drawing.map((stroke) => {
    const bends = bendsOf(stroke);
    return { stroke, bends, cut: Math.max(finest, cutFor(bends, drawingLimits.pointsInStroke)) };
  });
  const kept = strokes.flatMap(({ bends, cut }) => bends.filter((bend) => bend > cut));
  const cutOfAll = cutFor(kept, drawingLimits.points);
  return strokes.map(({ stroke, bends, cut }) =>
    stroke.filter((_, at) => (bends[at] ?? 0) > Math.max(cut, cutOfAll)),
  );
}

/** The tolerance above which no more than so many bends are left. */
const cutFor = (bends: readonly number[], most: number) =>
  [...bends].sort((a, b) => b - a)[most] ?? 0;

/**
 * For each point of a stroke, the tolerance from which it is no longer needed: how far it stands
 * from the line between the points kept before it. The ends are always needed.
 */
function bendsOf(stroke: Drawing[number]): number[] {
  const bends = stroke.map(() => 0);
  bends[0] = bends[stroke.length - 1] = Infinity;
  const spans = [{ from: 0, to: stroke.length - 1, bend: Infinity }];
  // A list rather than recursion: a hostile stroke must not exhaust the stack.
  for (let span = spans.pop(); span; span = spans.pop()) {
    const { from, to } = span;
    const [start, end] = [stroke[from], stroke[to]];
    if (!start || !end) continue;
    let [farthest, most] = [from, 0];
    for (const [index, point] of stroke.slice(from + 1, to).entries()) {
      const away = squaredFromSegment(point, start, end);
      if (away > most) [farthest, most] = [from + 1 + index, away];
    }
    // A point is never needed longer than the one that parted its span from the others.
    const bend = Math.min(span.bend, Math.sqrt(most));
    if (bend <= finest) continue;
    bends[farthest] = bend;
    spans.push({ from, to: farthest, bend }, { from: farthest, to, bend });
  }
  return bends;
}

const distance = ([x, y]: Point, [left, top]: Point) => Math.hypot(x - left, y - top);

const isOnBorder = ([x, y]: Point) =>
  x <= 0 || y <= 0 || x >= drawingBox.width || y >= drawingBox.height;

/** The smallest box that holds these points. */
function boundsOf(points: readonly Point[]) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  return { left, top, right, bottom };
}

/** The diagonal of the smallest box that holds these points. */
function extentOf(points: readonly Point[]): number {
  const { left, top, right, bottom } = boundsOf(points);
  return points.length === 0 ? 0 : Math.hypot(right - left, bottom - top);
}

/** How far a point stands from the nearest point of a segment, squared. */
function squaredFromSegment([x, y]: Point, [x1, y1]: Point, [x2, y2]: Point): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : ((x - x1) * dx + (y - y1) * dy) / squared;
  const within = Math.min(1, Math.max(0, along));
  return (x - x1 - within * dx) ** 2 + (y - y1 - within * dy) ** 2;
}
