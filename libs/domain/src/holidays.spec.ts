import { easter, publicHoliday, workingDayFrom } from './holidays';

test.each([
  [1961, '1961-04-02'],
  [2000, '2000-04-23'],
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2026, '2026-04-05'],
  [2027, '2027-03-28'],
  [2038, '2038-04-25'],
  [2285, '2285-03-22'],
])('Easter of %i', (year, day) => {
  expect(easter(year)).toBe(day);
});

describe('public holidays', () => {
  test.each([
    ['2026-01-01', 'Jour de l’an'],
    ['2026-04-06', 'Lundi de Pâques'],
    ['2026-05-01', 'Fête du Travail'],
    ['2026-05-14', 'Ascension'],
    ['2026-05-25', 'Lundi de Pentecôte'],
    ['2026-11-11', 'Armistice de 1918'],
    ['2026-12-25', 'Noël'],
    ['2026-11-24', null],
    ['2026-04-05', null],
  ])('everywhere: %s', (day, name) => {
    expect(publicHoliday(day)).toBe(name);
    expect(publicHoliday(day, 'Indian/Reunion')).toBe(name);
  });

  test.each([
    ['2026-04-03', 'Europe/Paris', 'Vendredi saint (Alsace-Moselle)'],
    ['2026-12-26', 'Europe/Paris', 'Saint-Étienne (Alsace-Moselle)'],
    ['2026-12-26', 'Indian/Reunion', null],
    ['2026-05-22', 'America/Martinique', 'Abolition de l’esclavage'],
    ['2026-05-22', 'America/Guadeloupe', null],
    ['2026-05-27', 'America/Guadeloupe', 'Abolition de l’esclavage'],
    ['2026-05-28', 'America/Marigot', 'Abolition de l’esclavage'],
    ['2026-06-10', 'America/Cayenne', 'Abolition de l’esclavage'],
    ['2026-10-09', 'America/St_Barthelemy', 'Abolition de l’esclavage'],
    ['2026-12-20', 'Indian/Reunion', 'Abolition de l’esclavage'],
    ['2026-04-27', 'Indian/Mayotte', 'Abolition de l’esclavage'],
    ['2026-09-24', 'Pacific/Noumea', 'Fête de la citoyenneté'],
    ['2026-04-03', 'Pacific/Tahiti', 'Vendredi saint'],
    ['2026-07-29', 'Pacific/Wallis', 'Fête du Territoire'],
    ['2026-05-22', 'Europe/Paris', null],
  ])('here and there: %s in %s', (day, zone, name) => {
    expect(publicHoliday(day, zone)).toBe(name);
  });
});

test.each([
  ['2026-11-24', 'Europe/Paris', '2026-11-24'],
  ['2026-11-28', 'Europe/Paris', '2026-11-30'],
  ['2026-12-25', 'Europe/Paris', '2026-12-28'],
  ['2027-03-26', 'Europe/Paris', '2027-03-26'],
  ['2027-03-29', 'Europe/Paris', '2027-03-30'],
  ['2027-05-27', 'America/Guadeloupe', '2027-05-28'],
  ['2027-05-27', 'Europe/Paris', '2027-05-27'],
])('a course proposed for %s in %s is held on %s', (day, zone, proposed) => {
  expect(workingDayFrom(day, zone)).toBe(proposed);
});
