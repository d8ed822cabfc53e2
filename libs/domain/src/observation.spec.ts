import fc from 'fast-check';
import {
  checkValidation,
  markFaults,
  mayObserve,
  mayReadGrids,
  observedLevels,
  presentFirst,
  proposedMarks,
  rehearsalResult,
  roomNames,
  sameMarks,
} from './observation';
import type { ObservationMarks, ObservedLevel } from './observation';
import { refusalOf } from './testing/refusal-of';

const ids = ['g1', 'g2', 'g3', 'g4'];
const grid = {
  criteria: ids.map((id) => ({
    ...{ id, title: `Critère ${id}` },
    levels: [1, 2, 3, 4].map((level) => `${id} niveau ${level}`),
  })),
  threshold: { level: 3, criteria: ['g2', 'g4'] },
};
const level = fc.constantFrom<ObservedLevel | null>(...observedLevels, null);
const marks = fc.record(
  Object.fromEntries(ids.map((id) => [id, level])),
) as fc.Arbitrary<ObservationMarks>;
const nothing: ObservationMarks = { g1: null, g2: null, g3: null, g4: null };

describe('a grid is filled', () => {
  const startsAt = new Date('2026-11-25T12:30Z');
  const during = { status: 'running' as const, startsAt, now: startsAt };

  test('from its half-day on, by learners until the cohort is closed', () => {
    expect(mayObserve('peer', during)).toBe(true);
    expect(mayObserve('peer', { ...during, now: new Date('2026-11-25T12:29Z') })).toBe(false);
    expect(mayObserve('peer', { ...during, status: 'closed' })).toBe(false);
    expect(mayObserve('trainer', { ...during, status: 'closed' })).toBe(true);
    expect(mayObserve('trainer', { ...during, status: 'cancelled' })).toBe(false);
    expect(mayObserve('trainer', { ...during, startsAt: null })).toBe(false);
  });

  test('when each criterion has its level or « Pas eu l’occasion », and no other is there', () => {
    const criteria = { asked: ids, own: ['equipe'] };
    expect(markFaults(criteria, nothing)).toEqual({});
    expect(markFaults(criteria, { ...nothing, equipe: 4 })).toEqual({});
    expect(Object.keys(markFaults(criteria, { g1: 1, g2: 2, g3: null, autre: 3 }))).toEqual([
      'g4',
      'autre',
    ]);
  });
});

describe('what is proposed to the trainer', () => {
  test('is the median of what was seen, the lower of two', () => {
    const seen = [{ g1: 2 }, { g1: 4 }, { g1: 3 }, { g1: 4 }] as const;
    expect(proposedMarks(['g1', 'g2'], seen)).toEqual({ g1: 3, g2: null });
  });

  test('does not depend on the order of arrival, stays within what was seen, and « Pas eu l’occasion » weighs nothing', () => {
    fc.assert(
      fc.property(fc.array(marks, { maxLength: 8 }), (all) => {
        const proposed = proposedMarks(ids, all);
        expect(proposedMarks(ids, [...all].reverse())).toEqual(proposed);
        expect(proposedMarks(ids, [...all, nothing])).toEqual(proposed);
        for (const id of ids) {
          const seen = all.flatMap((each) => each[id] ?? []);
          if (seen.length === 0) expect(proposed[id]).toBeNull();
          else expect(seen).toContain(proposed[id]);
        }
      }),
    );
  });
});

describe('what a person takes away', () => {
  test('is one strength and one next step, those of the threshold first', () => {
    expect(rehearsalResult(grid, { g1: 3, g2: 3, g3: 1, g4: 1 })).toEqual({
      acquired: false,
      strength: { id: 'g2', title: 'Critère g2', text: 'g2 niveau 3' },
      nextStep: { id: 'g4', title: 'Critère g4', text: 'g4 niveau 2' },
    });
  });

  test('is acquired at the threshold; what was not seen is not', () => {
    expect(rehearsalResult(grid, { ...nothing, g2: 3, g4: 4 }).acquired).toBe(true);
    expect(rehearsalResult(grid, { g1: 4, g2: 4, g3: 4, g4: null }).acquired).toBe(false);
  });

  test('has no step left when all is at the highest, and both when one thing alone was seen', () => {
    expect(rehearsalResult(grid, { g1: 4, g2: 4, g3: 4, g4: 4 }).nextStep).toBeNull();
    expect(rehearsalResult(grid, { ...nothing, g3: 2 })).toMatchObject({
      strength: { id: 'g3', text: 'g3 niveau 2' },
      nextStep: { id: 'g3', text: 'g3 niveau 3' },
    });
    expect(rehearsalResult(grid, nothing)).toEqual({
      ...{ acquired: false, strength: null, nextStep: null },
    });
  });

  test('never comes from a criterion of the team’s own', () => {
    fc.assert(
      fc.property(marks, level, (seen, own) => {
        expect(rehearsalResult(grid, { ...seen, own })).toEqual(rehearsalResult(grid, seen));
      }),
    );
  });

  test('does not get worse when a level rises', () => {
    fc.assert(
      fc.property(marks, fc.constantFrom(...ids), (seen, id) => {
        const higher = { ...seen, [id]: Math.min(4, (seen[id] ?? 0) + 1) as ObservedLevel };
        if (rehearsalResult(grid, seen).acquired) {
          expect(rehearsalResult(grid, higher).acquired).toBe(true);
        }
      }),
    );
  });
});

describe('a validation', () => {
  const seen: ObservationMarks = { ...nothing, g1: 2 };
  const asked = { marks: seen, observations: 1, before: null };

  test('rests on an observation, and says something', () => {
    expect(() => checkValidation(asked)).not.toThrow();
    expect(refusalOf(() => checkValidation({ ...asked, observations: 0 })).code).toBe(
      'not-observed',
    );
    expect(refusalOf(() => checkValidation({ ...asked, marks: nothing })).code).toBe(
      'not-observed',
    );
  });

  test('may be done again, with its reason', () => {
    const again = { ...asked, before: seen };
    expect(refusalOf(() => checkValidation(again)).code).toBe('reason-required');
    expect(() => checkValidation({ ...again, reason: 'Revue avec elle.' })).not.toThrow();
  });

  test('says the same whatever the order of its criteria', () => {
    expect(sameMarks({ g1: 1, g2: null }, { g2: null, g1: 1 })).toBe(true);
    expect(sameMarks({ g1: 1 }, { g1: 1, g2: null })).toBe(false);
  });
});

test('who may judge gives their own grid before they read what others saw', () => {
  const judge = { judges: true, gaveOwn: false, validated: false };
  expect(mayReadGrids(judge)).toBe(false);
  expect(mayReadGrids({ ...judge, gaveOwn: true })).toBe(true);
  expect(mayReadGrids({ ...judge, validated: true })).toBe(true);
  expect(mayReadGrids({ ...judge, judges: false })).toBe(true);
});

test('those who are there are proposed first', () => {
  const people = [false, true, false, true].map((present, id) => ({ id, present }));
  expect(presentFirst(people).map(({ id }) => id)).toEqual([1, 3, 0, 2]);
});

test('people of one room are told apart with as little of their names as it takes', () => {
  const people = [
    { id: '1', firstName: 'Nadia', lastName: 'Benali' },
    { id: '2', firstName: 'Nadia', lastName: 'Brun' },
    { id: '3', firstName: 'Paul', lastName: 'Brun' },
    { id: '4', firstName: 'Zoé', lastName: '' },
  ];
  expect([...roomNames(people).values()]).toEqual(['Nadia Benali', 'Nadia Brun', 'Paul B.', 'Zoé']);
});
