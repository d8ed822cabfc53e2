import { dayWarning, defaultPlans, nextPlan } from './half-day-plans';

const titles = ['Histoire', 'Fonctionnement', 'Impacts', 'Animer'];

it('prefills four half-days over two working days, in the local time of the place', () => {
  const plans = defaultPlans('2026-11-24', 'Indian/Reunion', 'room', titles);
  expect(plans.map(({ title, day, start, end }) => [title, day, start, end])).toEqual([
    ['Histoire', '2026-11-24', '09:00', '12:30'],
    ['Fonctionnement', '2026-11-24', '13:30', '17:00'],
    ['Impacts', '2026-11-25', '09:00', '12:30'],
    ['Animer', '2026-11-25', '13:30', '17:00'],
  ]);
});

it('warns of a holiday where it is one, and of a weekend', () => {
  const now = new Date('2026-11-24T08:00:00Z');
  expect(dayWarning('2026-12-25', 'Europe/Paris', now)).toBe('Jour férié\u00a0: Noël.');
  expect(dayWarning('2026-12-20', 'Europe/Paris', now)).toBe('C’est un dimanche.');
  expect(dayWarning('2026-11-24', 'Europe/Paris', now)).toBe('');
  expect(dayWarning('2026-11-23', 'Europe/Paris', now)).toContain('deuxième personne');
  expect(dayWarning('', 'Europe/Paris', now)).toBe('');
});

it('adds a half-day on the day after the last one', () => {
  const plans = defaultPlans('2026-11-24', 'Europe/Paris', 'remote', titles);
  expect(nextPlan(plans)).toMatchObject({ day: '2026-11-26', mode: 'remote', start: '09:00' });
});
