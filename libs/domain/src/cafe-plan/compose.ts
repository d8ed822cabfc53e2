import { sum } from '../run-sheet';
import type { CafeBlock, Moment } from './block';
import { moments } from './block';
import type { CafeAnswers, PlacedBlock } from './plan';
import { cafeMinutes, suitability, welcomes } from './plan';

/** What an hour is made of; the longer café tries, or talks, twice. */
function slotsOf(answers: CafeAnswers): Moment[] {
  if (cafeMinutes(answers.people) === 60) return [...moments];
  const again = answers.tone === 'discuter' ? 'discuter' : 'experimenter';
  return moments.flatMap((moment) => (moment === again ? [moment, moment] : [moment]));
}

/** A whole game: it makes people try, understand and talk, and takes the place of what would. */
const isWhole = ({ pillars }: CafeBlock) => pillars.length > 2;

const replaced: readonly Moment[] = ['experimenter', 'comprendre', 'discuter'];

/** How much longer than the hour the usual lengths may be together: each then gives a little. */
const SQUEEZED = 1.15;

/**
 * The hour for these answers, block by block: of each moment the block that suits best and leaves
 * time for the others. The same answers and library always make the same hour.
 */
export function composeCafe(answers: CafeAnswers, library: readonly CafeBlock[]): PlacedBlock[] {
  const available = cafeMinutes(answers.people);
  const ranked = rankByMoment(answers, library);
  const least = new Map([...ranked].map(([moment, blocks]) => [moment, shortest(blocks)]));
  let slots = slotsOf(answers).filter((moment) => ranked.has(moment));
  const chosen: CafeBlock[] = [];
  while (slots.length > 0) {
    const [moment, ...rest] = slots as [Moment, ...Moment[]];
    const after = (block: CafeBlock) =>
      isWhole(block) ? rest.filter((each) => !replaced.includes(each)) : rest;
    /** Whether the rest would have its time too; lengths shrink a little, and then to the shortest. */
    const fits = (length: 'usual' | 'min', most: number) => (block: CafeBlock) =>
      sum([...chosen, block].map(({ minutes }) => minutes[length])) +
        sum(after(block).map((each) => least.get(each)?.[length] ?? 0)) <=
      most;
    const holds = fits('min', available);
    const offered = (ranked.get(moment) ?? []).filter(
      (block) => !chosen.includes(block) && holds(block),
    );
    const block = offered.find(fits('usual', available * SQUEEZED)) ?? offered[0];
    if (block) chosen.push(block);
    slots = block ? after(block) : rest;
  }
  return filled(chosen, ranked, available).map(({ id }) => ({ id, minutes: null }));
}

function rankByMoment(
  answers: CafeAnswers,
  library: readonly CafeBlock[],
): Map<Moment, CafeBlock[]> {
  const ranked = new Map<Moment, CafeBlock[]>();
  const scored = library
    .filter((block) => !block.byHand && welcomes(block, answers.people))
    .map((block, place) => ({ block, place, score: suitability(block, answers) }))
    .sort((one, other) => other.score - one.score || one.place - other.place);
  for (const { block } of scored) {
    const beside = ranked.get(block.moment);
    if (beside) beside.push(block);
    else ranked.set(block.moment, [block]);
  }
  return ranked;
}

function shortest(blocks: readonly CafeBlock[]): { usual: number; min: number } {
  const least = (length: 'usual' | 'min') =>
    Math.min(...blocks.map(({ minutes }) => minutes[length]));
  return { usual: least('usual'), min: least('min') };
}

/** Nothing stretches for ever: what is left over is talked through. */
function filled(
  chosen: readonly CafeBlock[],
  ranked: ReadonlyMap<Moment, readonly CafeBlock[]>,
  available: number,
): CafeBlock[] {
  const all = [...chosen];
  const total = (length: 'min' | 'max') => sum(all.map(({ minutes }) => minutes[length]));
  for (const moment of ['discuter', 'experimenter', 'comprendre'] as const) {
    for (const block of ranked.get(moment) ?? []) {
      if (total('max') >= available) return inOrder(all);
      const room = available - total('min');
      if (!all.includes(block) && !isWhole(block) && block.minutes.min <= room) all.push(block);
    }
  }
  return inOrder(all);
}

const inOrder = (blocks: readonly CafeBlock[]) =>
  [...blocks].sort((one, other) => moments.indexOf(one.moment) - moments.indexOf(other.moment));
