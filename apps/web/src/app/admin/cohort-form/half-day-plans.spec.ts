import {
  dayInstead,
  dayWarning,
  defaultPlans,
  isPast,
  nextPlan,
  plansLike,
  skipDay,
} from './half-day-plans';

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
  expect(nextPlan(plans, 'Europe/Paris')).toMatchObject({
    day: '2026-11-26',
    mode: 'remote',
    start: '09:00',
  });
});

const daysOf = (plans: { day: string }[]) => [...new Set(plans.map(({ day }) => day))];

it('proposes a working day instead of a holiday or a week-end', () => {
  expect(dayInstead('2026-12-25', 'Europe/Paris')).toBe('2026-12-28');
  expect(dayInstead('2026-12-24', 'Europe/Paris')).toBeNull();
  expect(dayInstead('', 'Europe/Paris')).toBeNull();
});

it('takes a day to a working one, and those after it only as far as need be', () => {
  const zone = 'Europe/Paris';
  const christmas = defaultPlans('2026-12-25', zone, 'room', titles);
  expect(daysOf(christmas)).toEqual(['2026-12-25', '2026-12-28']);
  const moved = skipDay(christmas, '2026-12-25', zone);
  expect(daysOf(moved)).toEqual(['2026-12-28', '2026-12-29']);
  expect(moved.map(({ title }) => title)).toEqual(titles);
  const apart = [christmas[0], { ...christmas[2], day: '2027-01-05' }];
  expect(daysOf(skipDay(apart, '2026-12-25', zone))).toEqual(['2026-12-28', '2027-01-05']);
});

it('dates a copy as far apart as its model, in working days', () => {
  const zone = 'Europe/Paris';
  const model = defaultPlans('2026-11-27', zone, 'remote', titles).map((plan, index) => ({
    ...plan,
    id: String(index),
    start: '10:00',
  }));
  const copy = plansLike(model, '2026-12-24', zone);
  expect(daysOf(copy)).toEqual(['2026-12-24', '2026-12-28']);
  expect(copy[2]).toEqual({
    title: 'Impacts',
    mode: 'remote',
    day: '2026-12-28',
    start: '10:00',
    end: '12:30',
  });
});

it('knows a day gone by', () => {
  const plans = defaultPlans('2026-11-24', 'Europe/Paris', 'room', titles);
  expect(isPast(plans, 'Europe/Paris', new Date('2026-11-24T20:00:00Z'))).toBe(false);
  expect(isPast(plans, 'Europe/Paris', new Date('2026-11-24T23:30:00Z'))).toBe(true);
});
