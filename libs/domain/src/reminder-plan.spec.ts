import { reminderLabels } from './reminder-facts';
import type { Delay, ReminderRule } from './reminder-facts';
import { delayFault, toWhomInWords, whenInWords } from './reminder-plan';
import { decidingRules, recipients } from './reminder-recipients';
import { editable } from './reminder-rules';
import { aCohort, aLearner, parisTime as at, scene } from './testing/reminder-scene';

const typed = (text: string | null) => text?.replaceAll('\u00a0', ' ') ?? null;

describe('the delay of a rule', () => {
  test.each(decidingRules)('of %s, as shipped, is within its bounds', (rule) => {
    const { delay, bounds } = editable(rule);
    expect(bounds === null).toBe(delay === null);
    if (delay) expect(delayFault(rule, delay)).toBeNull();
  });

  test.each<[ReminderRule, Delay, string]>([
    ['joining', { days: -3, time: '09:00' }, 'Choisissez de 8 à 30 jours.'],
    ['joining', { days: 15, time: '09:00' }, 'Choisissez de 8 à 30 jours.'],
    ['joining', { days: -10, time: '21:00' }, 'Choisissez une heure de 8 h à 19 h.'],
    ['joining', { minutes: 30 }, 'Choisissez de 8 à 30 jours.'],
    ['eve', { days: -2, time: '16:00' }, 'Le jour de ce message ne change pas : son texte le dit.'],
    ['sign', { minutes: 5 }, 'Choisissez de 10 à 120 minutes.'],
    ['sign', { days: 0, time: '10:00' }, 'Choisissez de 10 à 120 minutes.'],
    ['changed', { minutes: 30 }, 'Ce message part dès que sa cause arrive : il n’a pas de délai.'],
  ])('of %s cannot be %j', (rule, delay, fault) => {
    expect(typed(delayFault(rule, delay))).toBe(fault);
  });

  test.each<[ReminderRule, Delay | null, string]>([
    ['prepare', { days: -7, time: '09:00' }, '7 jours avant le premier jour, à 9 h'],
    ['eve', { days: -1, time: '16:30' }, 'la veille du premier jour, à 16 h 30'],
    ['welcome', { days: 0, time: '08:00' }, 'le premier jour, à 8 h'],
    ['satisfaction', { days: 1, time: '10:00' }, 'le lendemain du dernier jour, à 10 h'],
    ['invitation-again', { days: 1, time: '10:00' }, 'le lendemain de l’invitation, à 10 h'],
    ['trainer-evening', { days: 0, time: '18:00' }, 'le soir de chaque journée, à 18 h'],
    ['sign', { minutes: 30 }, '30 minutes après le début de chaque demi-journée'],
    ['changed', null, 'dès qu’une date, un horaire ou le lieu change'],
  ])('of %s is said in words', (rule, delay, words) => {
    expect(typed(whenInWords(rule, delay))).toBe(words);
  });

  test('every rule says to whom it speaks', () => {
    for (const rule of Object.keys(reminderLabels) as ReminderRule[]) {
      expect(toWhomInWords(rule)).toMatch(/^à /);
    }
  });
});

describe('who receives a message, when, and why not the others', () => {
  const waiting = aLearner({ id: 'e2', personId: 'awa', status: 'waitlisted', acceptedAt: null });
  const ready = aLearner({ id: 'e3', personId: 'paul', positioningDone: true });
  const quiet = aLearner({ id: 'e4', personId: 'zoe', paused: true });
  const facts = scene({ enrolments: [aLearner(), waiting, ready, quiet] });
  const lines = (now: string, change = facts, sent: Parameters<typeof recipients>[2] = []) =>
    recipients('prepare', change, sent, at(now)).map(({ personId, verdict, at: when, why }) => [
      personId,
      verdict,
      when?.toISOString() ?? typed(why),
    ]);

  test('before it leaves', () => {
    expect(lines('2026-11-10 10:00')).toEqual([
      ['nadia', 'ahead', '2026-11-17T08:00:00.000Z'],
      ['awa', 'not', 'attend une place'],
      ['paul', 'not', 'a déjà répondu au questionnaire de départ'],
      ['zoe', 'not', 'les messages à cette personne sont suspendus'],
    ]);
  });

  test('once it left, and once it is too late', () => {
    const row = { personId: 'nadia', rule: 'prepare' as const, occurrence: 'enrolment' };
    const sentAt = at('2026-11-17 09:00');
    const [nadia] = lines('2026-11-18 10:00', facts, [{ ...row, status: 'sent', sentAt }]);
    expect(nadia).toEqual(['nadia', 'sent', sentAt.toISOString()]);
    expect(lines('2026-11-23 18:00')[0]).toEqual([
      'nadia',
      'missed',
      'trop tard pour que ce message serve',
    ]);
  });

  test('in the night, when the morning comes', () => {
    expect(lines('2026-11-18 22:00')[0]).toEqual(['nadia', 'ahead', '2026-11-19T07:00:00.000Z']);
  });

  test.each([
    ['draft', 'la session n’est pas encore ouverte'],
    ['closed', 'la session est close'],
    ['cancelled', 'la session est annulée'],
  ] as const)('in a cohort that is %s', (status, why) => {
    const there = { ...facts, cohort: aCohort({ status }) };
    expect(lines('2026-11-18 10:00', there)[0]).toEqual(['nadia', 'not', why]);
  });

  test('to who chose to do without', () => {
    const [nadia] = recipients('prepare', facts, [], at('2026-11-18 10:00'), new Set(['nadia']));
    expect(nadia).toMatchObject({ verdict: 'not', why: 'a choisi de ne plus le recevoir' });
  });

  test('in a cohort, or under a rule, that is silent', () => {
    const silent = { ...facts, cohort: aCohort({ paused: true }) };
    expect(lines('2026-11-18 10:00', silent)[0]?.[2]).toBe(
      'les messages de cette session sont suspendus',
    );
    const paused = { ...facts, settings: { prepare: { delay: null, paused: true } } };
    expect(lines('2026-11-18 10:00', paused)[0]?.[2]).toBe(
      'ce message est suspendu dans votre organisme',
    );
  });
});
