import { fitBlocks, share, skipsToSave, sum } from '../run-sheet';
import type { Audience, CafeBlock, Pillar, Tone, Variant } from './block';
import { pillars } from './block';

export const rooms = ['circle', 'tables', 'passing'] as const;
export type Room = (typeof rooms)[number];

/** The six short answers. */
export interface CafeAnswers {
  audience: Audience;
  /** What somebody may need, announced to all so that nobody has to ask. */
  needs: readonly Variant[];
  people: number;
  /** `HH:MM`, where the café is. */
  startsAt: string;
  room: Room;
  network: boolean;
  screen: boolean;
  phones: boolean;
  tone: Tone;
  coHost: boolean;
}

/** A block in the hour; `minutes` is null until somebody chooses a length. */
export interface PlacedBlock {
  id: string;
  minutes: number | null;
}

export interface PlanRow {
  block: CafeBlock;
  /** Minutes since the start. */
  at: number;
  minutes: number;
  /** The length was chosen by hand and does not flow. */
  chosen: boolean;
  /** The variants to announce, for this room and these needs. */
  variants: Variant[];
  /** Leads while the other keeps time and papers; null for who hosts alone. */
  leads: 'host' | 'coHost' | null;
}

export interface LaidOutPlan {
  rows: PlanRow[];
  /** The minutes that the café lasts. */
  available: number;
  total: number;
  /** Minutes above what is available, once all that may shrink has. */
  overrun: number;
  /** Minutes that nothing fills, once all that may stretch has. */
  slack: number;
  missing: Pillar[];
  /** Blocks to take out to fit, none of them the last of its pillar. */
  toDrop: CafeBlock[];
}

/** How many people a plan is made for, its host among them. */
export const cafeSize = { least: 3, most: 40 } as const;

/** How long a café lasts: one hour up to fifteen people, then one hour and a half (recette inratable). */
export const cafeMinutes = (people: number) => (people > 15 ? 90 : 60);

/** What a room cannot give that a block asks for. */
export function lacking(
  { needs }: CafeBlock,
  answers: CafeAnswers,
): { network: boolean; screen: boolean; moving: boolean } {
  const seen = { none: true, room: answers.screen, phones: answers.phones || answers.screen };
  return {
    network: needs.network && !answers.network,
    screen: !seen[needs.screen],
    moving: needs.moving && answers.room === 'tables',
  };
}

/** The variants of a block to announce: those asked for, and those that the room imposes. */
export function variantsFor(block: CafeBlock, answers: CafeAnswers): Variant[] {
  const lack = lacking(block, answers);
  const asked = new Set(answers.needs);
  if (lack.moving) asked.add('seated');
  if (lack.network || lack.screen) asked.add('noScreen');
  if (block.needs.screen === 'none' && !block.needs.network) asked.delete('noScreen');
  return [...asked].sort();
}

/** How well a block suits: the greater, the better; equals stand in the order of the library. */
export function suitability(block: CafeBlock, answers: CafeAnswers): number {
  const { tones, suits, minutes } = block;
  const lack = lacking(block, answers);
  let score = 0;
  if (tones.includes(answers.tone)) score += tones[0] === answers.tone ? 6 : 4;
  if (suits) score += suits.includes(answers.audience) ? 3 : -1;
  if (lack.network) score -= 6;
  if (lack.screen) score -= 3;
  else if (block.needs.screen !== 'none' && answers.needs.includes('noScreen')) score -= 3;
  else if (block.needs.screen !== 'none' && answers.tone === 'essayer') score += 2;
  if (block.needs.moving && (lack.moving || answers.needs.includes('seated'))) score -= 3;
  if (answers.room === 'passing' && minutes.min > 10) score -= 2;
  return score;
}

export const welcomes = ({ people }: CafeBlock, count: number) =>
  people.min <= count && count <= people.max;

/** Lays blocks out in the time there is: lengths chosen by hand stand, the others flow. */
export function layOut(
  placed: readonly PlacedBlock[],
  answers: CafeAnswers,
  library: readonly CafeBlock[],
): LaidOutPlan {
  const byId = new Map(library.map((block) => [block.id, block]));
  const known = placed.flatMap(({ id, minutes }) => {
    const block = byId.get(id);
    return block ? [{ block, chosen: minutes === null ? null : within(block, minutes) }] : [];
  });
  const available = cafeMinutes(answers.people);
  const { minutes, overrun, slack } = flow(known, available);
  let at = 0;
  const rows = known.map(({ block, chosen }, index) => {
    const row: PlanRow = {
      block,
      at,
      minutes: minutes[index] ?? 0,
      chosen: chosen !== null,
      variants: variantsFor(block, answers),
      leads: answers.coHost ? (index % 2 === 0 ? 'host' : 'coHost') : null,
    };
    at += row.minutes;
    return row;
  });
  return {
    ...{ rows, available, overrun, slack },
    total: at,
    missing: missingPillars(known.map(({ block }) => block)),
    toDrop: blocksToDrop(rows, overrun),
  };
}

/** The pillars that no block holds. */
export function missingPillars(blocks: readonly CafeBlock[]): Pillar[] {
  return pillars.filter((pillar) => !blocks.some((block) => block.pillars.includes(pillar)));
}

/** A length that the block can have. */
export const within = ({ minutes: { min, max } }: CafeBlock, minutes: number) =>
  Math.min(max, Math.max(min, Math.round(minutes)));

function flow(
  placed: readonly { block: CafeBlock; chosen: number | null }[],
  available: number,
): { minutes: number[]; overrun: number; slack: number } {
  const usual = placed.map(({ block, chosen }) => chosen ?? block.minutes.usual);
  const spare = Math.max(0, available - sum(usual));
  const stretch = placed.map(({ block, chosen }) =>
    chosen === null ? block.minutes.max - block.minutes.usual : 0,
  );
  const given = share(Math.min(spare, sum(stretch)), stretch);
  const { minutes, overrun } = fitBlocks(
    placed.map(({ block, chosen }, index) => ({
      minutes: (usual[index] ?? 0) + (given[index] ?? 0),
      min: block.minutes.min,
      fixed: chosen !== null || spare > 0,
    })),
    available,
  );
  return { minutes, overrun, slack: Math.max(0, available - sum(minutes)) };
}

function blocksToDrop(rows: readonly PlanRow[], overrun: number): CafeBlock[] {
  if (overrun === 0) return [];
  const spared = (block: CafeBlock) =>
    block.moment !== 'ouvrir' &&
    block.pillars.every((pillar) =>
      rows.some((row) => row.block !== block && row.block.pillars.includes(pillar)),
    );
  const places = skipsToSave(
    rows.map(({ block, minutes }) => ({ minutes, skippable: spared(block) })),
    overrun,
  );
  return places.flatMap((place) => rows[place]?.block ?? []);
}
