/** One outing: millimetres of rain, kilometres to go, and what was decided that day. */
export interface Outing {
  rain: number;
  distance: number;
  stayed: boolean;
}

/** The three numbers that decide: one stays when the weighted sum is above the threshold. */
export interface Rule {
  rain: number;
  distance: number;
  threshold: number;
}

/** One step of learning: the outing that was judged wrong, and the rule before and after it. */
export interface Correction {
  index: number;
  before: Rule;
  after: Rule;
}

export type Point = readonly [rain: number, distance: number];

/** Rain and distance both go from 0 to this. */
export const LAST = 8;
/** How far one error moves a weight, for one millimetre or one kilometre. */
const WEIGHT_STEP = 0.1;
const THRESHOLD_STEP = 1;

/** What the rule weighs an outing, from the threshold: above 0, one stays. */
export function discouragement(rule: Rule, { rain, distance }: Pick<Outing, 'rain' | 'distance'>) {
  return tenth(rule.rain * rain + rule.distance * distance - rule.threshold);
}

/** What the rule would decide. */
export function stays(rule: Rule, outing: Outing): boolean {
  return discouragement(rule, outing) > 0;
}

/** The indices of the outings that the rule judges otherwise than people did. */
export function errors(rule: Rule, outings: readonly Outing[]): number[] {
  return outings.flatMap((outing, index) => (stays(rule, outing) === outing.stayed ? [] : [index]));
}

/**
 * Corrections made one after the other, `most` at most, looking at the outings in turn from the
 * index `from`; fewer when no error is left. An outing judged right changes nothing (Rosenblatt’s
 * rule, 1958).
 */
export function learn(
  rule: Rule,
  outings: readonly Outing[],
  from: number,
  most: number,
): Correction[] {
  const corrections: Correction[] = [];
  let rightInARow = 0;
  for (let turn = from; rightInARow < outings.length && corrections.length < most; turn++) {
    const index = turn % outings.length;
    const before = corrections.at(-1)?.after ?? rule;
    if (stays(before, outings[index]) === outings[index].stayed) {
      rightInARow++;
    } else {
      rightInARow = 0;
      corrections.push({ index, before, after: corrected(before, outings[index]) });
    }
  }
  return corrections;
}

/** Leans the rule a little towards what was decided. */
function corrected(rule: Rule, { rain, distance, stayed }: Outing): Rule {
  const way = stayed ? 1 : -1;
  return {
    rain: tenth(rule.rain + way * WEIGHT_STEP * rain),
    distance: tenth(rule.distance + way * WEIGHT_STEP * distance),
    threshold: tenth(rule.threshold - way * THRESHOLD_STEP),
  };
}

/**
 * The fewest errors that any straight line leaves, outings being each in a cell of their own. The
 * order in which outings project on a direction only changes where two of them meet: one direction
 * between two such meetings, and every cut along it, are all there is to try.
 */
export function fewestErrors(outings: readonly Outing[]): number {
  const stayed = outings.filter((outing) => outing.stayed).length;
  let fewest = Math.min(stayed, outings.length - stayed);
  for (const angle of directions(outings)) {
    const along = ({ rain, distance }: Outing) =>
      rain * Math.cos(angle) + distance * Math.sin(angle);
    let wrong = outings.length - stayed;
    for (const outing of [...outings].sort((a, b) => along(a) - along(b))) {
      wrong += outing.stayed ? 1 : -1;
      fewest = Math.min(fewest, wrong, outings.length - wrong);
    }
  }
  return fewest;
}

function directions(outings: readonly Outing[]): number[] {
  const meetings = outings.flatMap((one, index) =>
    outings.slice(index + 1).map((other) => {
      const across = Math.atan2(other.distance - one.distance, other.rain - one.rain);
      return (across + 1.5 * Math.PI) % Math.PI;
    }),
  );
  const sorted = meetings.sort((a, b) => a - b);
  return sorted.flatMap((angle, index) => {
    const next = sorted[index + 1] ?? sorted[0] + Math.PI;
    // The same direction, met twice: what lies between is but rounding.
    return next - angle > 1e-6 ? [(angle + next) / 2] : [];
  });
}

/**
 * How the rule divides the figure, which goes half a cell beyond 0 and `LAST`: the region where one
 * stays, and the two ends of its boundary (none where the whole figure is on one side).
 */
export function divide(rule: Rule): { staying: Point[]; boundary: Point[] } {
  const low = -0.5;
  const high = LAST + 0.5;
  const corners: Point[] = [
    [low, low],
    [high, low],
    [high, high],
    [low, high],
  ];
  const weigh = ([rain, distance]: Point) =>
    rule.rain * rain + rule.distance * distance - rule.threshold;
  const staying: Point[] = [];
  const boundary: Point[] = [];
  corners.forEach((corner, index) => {
    const next = corners[(index + 1) % corners.length];
    const here = weigh(corner);
    const there = weigh(next);
    if (here > 0) staying.push(corner);
    if (here > 0 === there > 0) return;
    const share = here / (here - there);
    const crossing: Point = [
      corner[0] + share * (next[0] - corner[0]),
      corner[1] + share * (next[1] - corner[1]),
    ];
    staying.push(crossing);
    boundary.push(crossing);
  });
  return { staying, boundary };
}

/** Tenths are all that is shown: nothing decides beyond them. Never −0, which would be shown too. */
function tenth(value: number): number {
  return Math.round(value * 10) / 10 || 0;
}
