import fc from 'fast-check';
import { looksAlike, lookAlikes, mergeObstaclesOf } from './same-person';
import type { MergeSide, NamedRecord } from './same-person';

const named = (lastName: string, firstName = 'Nadia', id = lastName): NamedRecord => ({
  ...{ id, firstName, lastName },
});

describe('two records look alike', () => {
  test.each([
    ['without case and accents', named('Lefèvre', 'Aimée'), named('LEFEVRE', 'aimee'), true],
    ['in another order', named('Benali', 'Nadia'), named('Nadia', 'Benali'), true],
    [
      'with particles and hyphens',
      named('Le Goff', 'Anne-Lise'),
      named('Le-Goff', 'Anne Lise'),
      true,
    ],
    ['a letter less', named('Benali'), named('Bnali'), true],
    ['another letter', named('Benali'), named('Benari'), true],
    ['two letters swapped', named('Benali'), named('Beanli'), true],
    ['not with two slips', named('Benali'), named('Bemari'), false],
    ['not when short', named('Lu', 'Li'), named('Lo', 'Li'), false],
    ['not without a name', named('', ''), named('', ''), false],
  ])('%s', (_, one, other, alike) => {
    expect(looksAlike(one, other)).toBe(alike);
    expect(looksAlike(other, one)).toBe(alike);
  });

  test('and a list finds the pairs that comparing each with each would', () => {
    const word = fc.stringMatching(/^[abé ]{4,6}$/);
    const people = fc.array(fc.record({ firstName: word, lastName: word }), { maxLength: 12 });
    fc.assert(
      fc.property(people, (drawn) => {
        const list = drawn.map((each, index) => ({ ...each, id: String(index) }));
        const found = lookAlikes(list).map(([a, b]) => `${a.id} ${b.id}`);
        const expected = list.flatMap((b, end) =>
          list.slice(0, end).flatMap((a) => (looksAlike(a, b) ? [`${a.id} ${b.id}`] : [])),
        );
        expect(found.sort()).toEqual(expected.sort());
      }),
    );
  });
});

describe('two records may be one person', () => {
  const morning = (day: string) => ({
    startsAt: new Date(`${day}T08:00:00Z`),
    endsAt: new Date(`${day}T11:30:00Z`),
  });
  const plain: MergeSide = {
    ...{ holdsARole: false, hubIds: ['hub'], mergedInto: false, holdsOthers: false },
    ...{ cohortIds: ['spring'], signed: [morning('2026-03-03')] },
  };
  const autumn = { ...plain, cohortIds: ['autumn'], signed: [morning('2026-11-24')] };

  test.each<[string, Partial<MergeSide>, string[]]>([
    ['of two sessions', {}, []],
    ['not staff', { holdsARole: true }, ['staff']],
    ['not known elsewhere', { hubIds: ['hub', 'other'] }, ['other-hub']],
    ['not merged twice', { mergedInto: true }, ['merged-already']],
    ['not holding others', { holdsOthers: true }, ['merged-already']],
    ['not in the same session', { cohortIds: ['spring'] }, ['same-cohort']],
    ['not signed at once', { signed: plain.signed }, ['same-half-day']],
  ])('%s', (_, changes, obstacles) => {
    expect(mergeObstaclesOf(plain, { ...autumn, ...changes }, 'hub')).toEqual(obstacles);
  });

  test('known elsewhere, for the nation', () => {
    expect(mergeObstaclesOf(plain, { ...autumn, hubIds: ['other'] }, null)).toEqual([]);
  });

  test('the main one may hold others', () => {
    expect(mergeObstaclesOf({ ...plain, holdsOthers: true }, autumn, 'hub')).toEqual([]);
  });
});
