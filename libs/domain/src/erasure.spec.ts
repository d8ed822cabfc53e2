import { erasedName, erasureObstacles, keptUntil } from './erasure';
import type { ErasureFacts } from './erasure';
import { fullName } from './name';

test.each([
  ['2034-03-03T09:00:00Z', 'Personne effacée le 03/03/2034'],
  ['2034-12-31T23:30:00Z', 'Personne effacée le 01/01/2035'],
])('somebody erased at %s is shown as %s', (at, name) => {
  expect(fullName(erasedName(new Date(at)))).toBe(name);
});

test.each([
  ['2026-11-25T16:00:00Z', 6, '2032-12-31T23:00:00.000Z'],
  ['2026-01-05T16:00:00Z', 6, '2032-12-31T23:00:00.000Z'],
  ['2026-12-31T23:30:00Z', 6, '2033-12-31T23:00:00.000Z'],
  ['2026-11-25T16:00:00Z', 10, '2036-12-31T23:00:00.000Z'],
])('proof of a training over at %s is kept %i years, until %s', (endsAt, years, until) => {
  expect(keptUntil(new Date(endsAt), years).toISOString()).toBe(until);
});

describe('somebody may be erased', () => {
  const now = new Date('2033-02-01T09:00:00Z');
  const nobody: ErasureFacts = { roles: 0, ahead: [], proved: [] };
  const at = (instant: string) => new Date(instant);
  const over = (instant: string, coFunded = false) => ({ endsAt: at(instant), coFunded });

  test.each<[string, Partial<ErasureFacts>, string[]]>([
    ['who never came', {}, []],
    ['whose proof is past its time', { proved: [over('2026-11-25T16:00:00Z')] }, []],
  ])('%s', (_, facts, obstacles) => {
    expect(erasureObstacles({ ...nobody, ...facts }, now, 6).obstacles).toEqual(obstacles);
  });

  test.each<[string, Partial<ErasureFacts>, string[]]>([
    ['who holds a role', { roles: 1 }, ['holds-a-role']],
    ['who has a place ahead', { ahead: [at('2033-05-01T16:00:00Z')] }, ['session-ahead']],
    [
      'whose proof the European Union asks for ten years',
      { proved: [over('2026-11-25T16:00:00Z', true)] },
      ['proof-kept'],
    ],
    ['whose proof must be kept', { proved: [over('2027-01-04T16:00:00Z')] }, ['proof-kept']],
    [
      'of whom one proof is recent among old ones',
      { proved: [over('2020-01-04T16:00:00Z'), over('2032-01-04T16:00:00Z')] },
      ['proof-kept'],
    ],
  ])('not yet: %s', (_, facts, obstacles) => {
    expect(erasureObstacles({ ...nobody, ...facts }, now, 6).obstacles).toEqual(obstacles);
  });

  test('and the date is that of the last proof', () => {
    const proved = [over('2032-01-04T16:00:00Z'), over('2020-01-04T16:00:00Z')];
    expect(erasureObstacles({ ...nobody, proved }, now, 10).keptUntil?.toISOString()).toBe(
      '2042-12-31T23:00:00.000Z',
    );
  });
});
