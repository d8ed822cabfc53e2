import fc from 'fast-check';
import type { CafeAnswers, CafeBlock } from '.';
import {
  addedBlock,
  audiences,
  blocksFor,
  cafeLibrary,
  cafeMinutes,
  composeCafe,
  layOut,
  movedBlock,
  pillars,
  readyMadeCafes,
  resizedBlock,
  rooms,
  swappedBlock,
  tones,
  variants,
  withoutBlock,
} from '.';

const library = cafeLibrary();

const answers: fc.Arbitrary<CafeAnswers> = fc.record({
  audience: fc.constantFrom(...audiences),
  needs: fc.subarray([...variants]),
  people: fc.integer({ min: 4, max: 40 }),
  startsAt: fc.constant('18:00'),
  room: fc.constantFrom(...rooms),
  network: fc.boolean(),
  screen: fc.boolean(),
  phones: fc.boolean(),
  tone: fc.constantFrom(...tones),
  coHost: fc.boolean(),
});

const total = (minutes: readonly number[]) => minutes.reduce((sum, each) => sum + each, 0);

describe('the library', () => {
  test('holds true blocks, each with all that hosting it asks for', () => {
    expect(library.length).toBeGreaterThanOrEqual(25);
    expect(new Set(library.map(({ id }) => id)).size).toBe(library.length);
    for (const block of library) {
      const { min, usual, max } = block.minutes;
      expect(min).toBeLessThanOrEqual(usual);
      expect(usual).toBeLessThanOrEqual(max);
      expect(block.people.min).toBeLessThan(block.people.max);
      for (const text of [block.title, block.aim, block.say, block.planB])
        expect(text).toMatch(/\S/);
      for (const variant of variants) expect(block.variants[variant]).toMatch(/\S/);
      for (const some of [block.steps, block.material, block.prompts]) expect(some).not.toEqual([]);
      if (block.moment === 'ouvrir' || block.moment === 'clore') expect(block.pillars).toEqual([]);
    }
  });

  test('says of what is not ours who made it, for how long, and where it is', () => {
    for (const { credit, byHand } of library.filter((block) => block.byHand)) {
      expect(byHand).toMatch(/\.$/);
      expect(credit?.link).toMatch(/^https:/);
    }
  });
});

describe('the hour that the rule makes', () => {
  test('always fits to the minute, begins with the frame, and holds the four pillars', () => {
    fc.assert(
      fc.property(answers, (each) => {
        const plan = layOut(composeCafe(each, library), each, library);
        expect(plan.total).toBe(cafeMinutes(each.people));
        expect([plan.overrun, plan.slack, plan.missing]).toEqual([0, 0, []]);
        expect(plan.rows[0]?.block.moment).toBe('ouvrir');
        expect(plan.rows.at(-1)?.block.moment).toBe('clore');
        for (const { block, minutes } of plan.rows) {
          expect(minutes).toBeGreaterThanOrEqual(block.minutes.min);
          expect(minutes).toBeLessThanOrEqual(block.minutes.max);
          expect(block.byHand).toBeUndefined();
        }
      }),
    );
  });

  test('is the same for the same answers', () => {
    fc.assert(
      fc.property(answers, (each) => {
        expect(composeCafe(each, library)).toEqual(composeCafe({ ...each }, [...library]));
      }),
    );
  });

  test('announces what was asked for, and what the room imposes', () => {
    fc.assert(
      fc.property(answers, (each) => {
        for (const row of layOut(composeCafe(each, library), each, library).rows) {
          const { needs } = row.block;
          for (const need of each.needs) {
            if (need !== 'noScreen') expect(row.variants).toContain(need);
          }
          if (needs.moving && each.room === 'tables') expect(row.variants).toContain('seated');
          if (needs.network && !each.network) expect(row.variants).toContain('noScreen');
          expect(row.leads === null).toBe(!each.coHost);
        }
      }),
    );
  });

  test.each([
    [4, 60],
    [15, 60],
    [16, 90],
    [40, 90],
  ])('of %i people lasts %i minutes', (people, minutes) => {
    expect(cafeMinutes(people)).toBe(minutes);
  });

  test('says what is absent from a poor library', () => {
    const each = readyMadeCafes[0]!.answers;
    const poor = library.filter(({ pillars: held }) => !held.includes('agir'));
    expect(layOut(composeCafe(each, poor), each, poor).missing).toEqual(['agir']);
    const nothing = layOut(composeCafe(each, []), each, []);
    expect([nothing.missing, nothing.slack]).toEqual([[...pillars], 60]);
  });

  test('a whole game takes the place of what it makes people do', () => {
    const game = library.find(({ id }) => id === 'stiammtisch')!;
    const each = { ...readyMadeCafes[0]!.answers, people: 20 };
    const made = composeCafe(each, [game, ...library.filter((block) => block !== game)]);
    expect(made.map(({ id }) => id)).toContain('stiammtisch');
    const plan = layOut(made, each, library);
    expect([plan.total, plan.missing]).toEqual([90, []]);
  });
});

test.each(readyMadeCafes.map((cafe) => [cafe.title, cafe] as const))(
  'ready-made: « %s » holds in its hour with every pillar',
  (_, { answers: each, blocks }) => {
    const plan = layOut(blocks, each, library);
    expect(plan.rows).toHaveLength(blocks.length);
    expect([plan.total, plan.overrun, plan.slack, plan.missing]).toEqual([60, 0, 0, []]);
    expect(plan.rows.filter(({ block }) => block.needs.network)).toEqual([]);
  },
);

describe('a plan that is changed', () => {
  const edits = fc.array(
    fc.record({
      kind: fc.constantFrom('move', 'swap', 'drop', 'resize', 'add'),
      place: fc.nat({ max: 12 }),
      other: fc.nat({ max: library.length - 1 }),
      minutes: fc.integer({ min: -5, max: 150 }),
      by: fc.constantFrom(-1 as const, 1 as const),
    }),
    { maxLength: 12 },
  );

  test('re-flows: it fills the hour, or says by how much it does not', () => {
    fc.assert(
      fc.property(answers, edits, (each, changes) => {
        let placed = composeCafe(each, library);
        for (const { kind, place, other, minutes, by } of changes) {
          const { id } = placed[place % Math.max(1, placed.length)] ?? { id: '' };
          const block = library.find((one) => one.id === id) as CafeBlock;
          if (kind === 'move') placed = movedBlock(placed, id, by);
          else if (kind === 'swap') placed = swappedBlock(placed, id, library[other]!.id);
          else if (kind === 'drop') placed = withoutBlock(placed, id);
          else if (kind === 'add') placed = addedBlock(placed, library[other]!, library);
          else if (block) placed = resizedBlock(placed, block, minutes);
        }
        const plan = layOut(placed, each, library);
        expect(plan.total).toBe(plan.available + plan.overrun - plan.slack);
        expect(Math.min(plan.overrun, plan.slack)).toBe(0);
        expect(new Set(placed.map(({ id }) => id)).size).toBe(placed.length);
        let at = 0;
        for (const row of plan.rows) {
          expect(row.at).toBe(at);
          at += row.minutes;
          if (row.chosen) {
            expect(row.minutes).toBe(placed.find(({ id }) => id === row.block.id)?.minutes);
          }
        }
        const kept = plan.rows.filter(({ block }) => !plan.toDrop.includes(block));
        if (plan.toDrop.length > 0)
          expect(total(kept.map(({ minutes }) => minutes))).toBeLessThan(at);
      }),
    );
  });

  test('a block made shorter by hand stays so, and its minutes go to the others', () => {
    const { answers: each, blocks } = readyMadeCafes[0]!;
    const game = library.find(({ id }) => id === 'mot-d-apres')!;
    const before = layOut(blocks, each, library);
    const after = layOut(resizedBlock(blocks, game, 10), each, library);
    expect(after.rows[2]).toMatchObject({ minutes: 10, chosen: true });
    expect([before.total, after.total]).toEqual([60, 60]);
    expect(layOut(resizedBlock(blocks, game, null), each, library)).toEqual(before);
  });

  test('a game too long for the hour is said, with what to take out that no pillar needs', () => {
    const { answers: each, blocks } = readyMadeCafes[0]!;
    const plan = layOut(swappedBlock(blocks, 'mot-d-apres', 'stiammtisch'), each, library);
    expect(plan.overrun).toBeGreaterThan(0);
    expect(plan.toDrop.map(({ moment }) => moment)).not.toContain('agir');
  });

  test('the first cannot go up, nor the last go down', () => {
    const { blocks } = readyMadeCafes[0]!;
    expect(movedBlock(blocks, blocks[0]!.id, -1)).toEqual(blocks);
    expect(movedBlock(blocks, blocks.at(-1)!.id, 1)).toEqual(blocks);
    expect(movedBlock(blocks, blocks[0]!.id, 1).map(({ id }) => id)[1]).toBe(blocks[0]!.id);
  });

  test('what is added finds its moment, and what is offered suits', () => {
    const { answers: each, blocks } = readyMadeCafes[0]!;
    const offered = blocksFor('discuter', blocks, each, library);
    expect(offered.map(({ id }) => id)).not.toContain('papiers-rapproches');
    expect(offered.map(({ id }) => id)).not.toContain('world-cafe');
    const more = addedBlock(blocks, offered[0]!, library).map(({ id }) => id);
    expect(more.indexOf(offered[0]!.id)).toBe(more.indexOf('papiers-rapproches') + 1);
    const games = blocksFor('experimenter', blocks, each, library);
    expect(games.at(-1)?.byHand).toBeDefined();
  });
});
