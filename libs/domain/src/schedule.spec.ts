import { scheduleChanges } from './schedule';
import { aCohort, halfDaysOn } from './testing/reminder-scene';

const before = aCohort();
const [first, second, third, fourth] = before.halfDays;
const hour = 3_600_000;
const later = (halfDay: typeof first, by: number) => ({
  ...halfDay,
  startsAt: new Date(halfDay.startsAt.getTime() + by),
  endsAt: new Date(halfDay.endsAt.getTime() + by),
});
const said = (after: ReturnType<typeof aCohort>) =>
  scheduleChanges(before, after).map((line) => line.replaceAll('\u00a0', ' '));

test('a difference is told in words: days, hours, mode, what is added and what goes', () => {
  const after = aCohort({
    halfDays: [
      first,
      later(second, 24 * hour),
      later(third, hour),
      { ...later(fourth, 0), id: 'half-day-5', title: 'Demi-journée 5' },
    ],
  });
  expect(said(after)).toEqual([
    'Demi-journée 3 : mercredi 25 novembre, 10 h – 13 h 30, au lieu de mercredi 25 novembre, 9 h – 12 h 30.',
    'Demi-journée 2 : mercredi 25 novembre, 13 h 30 – 17 h, au lieu de mardi 24 novembre, 13 h 30 – 17 h.',
    'Ajoutée : Demi-journée 5, mercredi 25 novembre, 13 h 30 – 17 h.',
    'Supprimée : Demi-journée 4, mercredi 25 novembre, 13 h 30 – 17 h.',
  ]);
});

test('a place, a link, a mode; whose clock it is when one may follow from elsewhere', () => {
  const remote = { ...fourth, mode: 'remote' as const };
  const after = aCohort({
    venueName: 'La Fabrique',
    remoteLink: 'https://visio.example/l’ia',
    halfDays: [first, second, third, remote],
  });
  expect(said(after)).toEqual([
    'Demi-journée 4 : à distance, et non plus sur place.',
    'Lieu : La Fabrique, 14000 Caen, au lieu de Le Dôme, 14000 Caen',
    'Lien : https://visio.example/l’ia',
  ]);
  const elsewhere = aCohort({
    timeZone: 'Indian/Reunion',
    halfDays: halfDaysOn('2026-11-24', '2026-11-25', 'Indian/Reunion').map((halfDay) => ({
      ...halfDay,
      mode: 'remote' as const,
    })),
  });
  expect(said(elsewhere)[0]).toContain('9 h – 12 h 30, heure de La Réunion, au lieu de mardi');
});

test('nothing, when nothing that one notes down has changed', () => {
  expect(said(aCohort({ status: 'running', halfDays: before.halfDays.toReversed() }))).toEqual([]);
});
