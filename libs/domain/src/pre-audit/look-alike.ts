import type { Drawing } from '../drawing';

/** Points that a drawing is compared by. */
const samples = 48;
/**
 * Mean distance, of a box of one by one, under which two drawings are the same gesture. Of the
 * pairs of made-up hands of its spec none comes as near; a copy does, and mostly a traced one.
 */
const same = 0.035;
/** A line or a wave, in radians of turning: too plain to tell one hand from another. */
const leastTurning = Math.PI;
/** A drawing flatter than this is not stretched to fill the box: its trembling is no shape. */
const flattest = 1 / 8;

type Point = [x: number, y: number];

/** What a drawing is compared by: points along its ink, wherever and however large it was drawn. */
export type Gesture = readonly Point[];

/** The gesture of a drawing; null when it is too plain to tell hands apart. */
export function gestureOf(drawing: Drawing): Gesture | null {
  const points = sampled(drawing);
  return turningOf(points) < leastTurning ? null : points;
}

/** Whether two drawings are the same gesture, point by point: nobody signs twice so alike. */
export function looksAlike(one: Gesture, other: Gesture): boolean {
  const apart = one.reduce((sum, [x, y], at) => {
    const [otherX, otherY] = other[at]!;
    return sum + Math.hypot(x - otherX, y - otherY);
  }, 0);
  return apart / samples < same;
}

/**
 * Points evenly spread along the ink, each axis brought to a box of one by one: signatures are wide and
 * low, and by their width alone they would all be near one another.
 */
function sampled(drawing: Drawing): Point[] {
  const segments = drawing.flatMap((stroke) =>
    stroke.slice(1).map((to, at) => [stroke[at]!, to] as const),
  );
  const lengths = segments.map(([[x1, y1], [x2, y2]]) => Math.hypot(x2 - x1, y2 - y1));
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  if (whole === 0) return [];
  const points: Point[] = [];
  let [segment, before] = [0, 0];
  for (let at = 0; at < samples; at += 1) {
    const wanted = (whole * at) / (samples - 1);
    while (segment < segments.length - 1 && before + lengths[segment]! < wanted) {
      before += lengths[segment]!;
      segment += 1;
    }
    const [[x1, y1], [x2, y2]] = segments[segment]!;
    const along = lengths[segment] ? Math.min(1, (wanted - before) / lengths[segment]!) : 0;
    points.push([x1 + (x2 - x1) * along, y1 + (y2 - y1) * along]);
  }
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top];
  const least = Math.max(width, height) * flattest;
  return points.map(([x, y]) => [
    (x - left) / Math.max(width, least),
    (y - top) / Math.max(height, least),
  ]);
}

/** How much the ink turns in all, in radians. */
function turningOf(points: readonly Point[]): number {
  const ways = points
    .slice(1)
    .map(([x, y], at) => Math.atan2(y - points[at]![1], x - points[at]![0]));
  return ways.slice(1).reduce((sum, way, at) => {
    const turn = Math.abs(way - ways[at]!);
    return sum + Math.min(turn, 2 * Math.PI - turn);
  }, 0);
}
