import { standsForWalkIn, type InCohort } from './walk-in';

const someone = (id: string, fields: Partial<InCohort> = {}): InCohort => ({
  ...{ id, personId: `person ${id}`, firstName: 'Zoé', lastName: 'Le Goff', status: 'accepted' },
  ...fields,
});
const written = { firstName: 'zoe', lastName: 'LE GOFF', ownerId: null };

it('is whose address it is, whatever the name and whether they had left', () => {
  const gone = someone('a', { firstName: 'Z.', status: 'withdrawn' });
  const found = standsForWalkIn({ ...written, ownerId: 'person a' }, [someone('b'), gone], []);
  expect(found?.id).toBe('a');
});

it('is else the only one of that name, in whatever order and accents', () => {
  expect(standsForWalkIn(written, [someone('a')], [])?.id).toBe('a');
  const turned = someone('a', { firstName: 'Le Goff', lastName: 'Zoé', status: 'invited' });
  expect(standsForWalkIn(written, [turned], [])?.id).toBe('a');
});

it.each([
  ['nobody of that name', [someone('a', { lastName: 'Le Bihan' })], []],
  ['two of that name', [someone('a'), someone('b')], []],
  ['somebody who has left', [someone('a', { status: 'declined' })], []],
  ['somebody who was said to be another', [someone('a')], ['a']],
])('is nobody in the cohort: %s', (_, enrolled, others) => {
  expect(standsForWalkIn(written, enrolled, others)).toBeNull();
});

it('of two of that name, the one who was not said to be another', () => {
  expect(standsForWalkIn(written, [someone('a'), someone('b')], ['a'])?.id).toBe('b');
});
