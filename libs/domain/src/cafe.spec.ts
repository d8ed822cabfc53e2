import { cafeDayFault } from './cafe';

describe('the day of a first café', () => {
  const given = { today: '2026-11-28', before: null };

  test.each([
    ['today', '2026-11-28', null],
    ['within the year', '2027-11-29', null],
    ['yesterday', '2026-11-27', 'Ce jour est passé. Choisissez-en un à venir.'],
    ['before any calendar', '0000-01-01', 'Ce jour est passé. Choisissez-en un à venir.'],
    [
      'beyond the year',
      '2027-11-30',
      'C’est bien loin. Choisissez un jour dans l’année qui vient.',
    ],
  ])('%s', (_, day, fault) => {
    expect(cafeDayFault(day, given)).toBe(fault);
  });

  test('stays as it was planned, even past: the rest of the plan may change', () => {
    expect(cafeDayFault('2026-11-02', { ...given, before: '2026-11-02' })).toBeNull();
  });
});
