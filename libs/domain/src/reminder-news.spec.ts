import { whoIsTold } from './reminder-news';
import { stillWanted } from './reminder';
import type { ReminderFacts } from './reminder-facts';
import type { PastSchedule } from './schedule';
import {
  aCohort,
  aLearner,
  aTrainer,
  due,
  halfDaysOn,
  rulesDue,
  scene,
  parisTime as at,
} from './testing/reminder-scene';

const past = (revision: number, when: string, change = {}): PastSchedule => ({
  revision,
  changedAt: at(when),
  schedule: { ...aCohort(), trainerIds: ['lea'], ...change },
});
const otherDays = halfDaysOn('2026-12-15', '2026-12-16');
const early = aLearner({ acceptedAt: at('2026-10-13 10:00') });
const invited = aLearner({ id: 'e2', personId: 'awa', status: 'invited', acceptedAt: null });
const waiting = aLearner({
  id: 'e3',
  personId: 'zoé',
  status: 'waitlisted',
  acceptedAt: null,
  invitedAt: null,
  toldRevision: null,
});

describe('dates or places that change', () => {
  const moved = (change: Partial<ReminderFacts> = {}, pasts = [past(3, '2026-10-20 10:00')]) =>
    scene({ cohort: aCohort({ halfDays: otherDays, past: pasts }), ...change });
  const now = at('2026-10-20 10:01');

  test('are told at once to who has a seat, to who was invited, to who leads; not to who waits', () => {
    const facts = moved({ enrolments: [early, invited, waiting], trainers: [aTrainer()] });
    const told = due(facts, now).filter(({ rule }) => rule === 'changed');
    expect(told.map(({ personId }) => personId).sort()).toEqual(['awa', 'lea', 'nadia']);
    expect(told[0].occurrence).toBe('cohort/3');
  });

  test('are told to nobody whose invitation has not left, nor who came since', () => {
    const notYet = { ...invited, toldRevision: null };
    const since = aLearner({ acceptedAt: at('2026-10-20 10:00:30'), toldRevision: null });
    const newTrainer = aTrainer({ personId: 'lucie' });
    const facts = moved({ enrolments: [notYet, since], trainers: [newTrainer] });
    expect(rulesDue(facts, at('2026-10-20 10:02'))).not.toContain('changed');
  });

  test('changed twice before the first message leaves, make one message', () => {
    const twice = moved({}, [
      past(3, '2026-10-20 10:00'),
      past(4, '2026-10-20 10:05', { halfDays: otherDays, venueName: 'Ailleurs' }),
    ]);
    const [first] = due(moved(), now);
    expect(due(twice, at('2026-10-20 10:06'), [first])).toEqual([]);
    expect(stillWanted(twice, at('2026-10-20 10:06'))(first).verdict).toBe('send');
  });

  test('changed again after it was told, are told again', () => {
    const [first] = due(moved(), now);
    const again = moved({ enrolments: [aLearner({ toldRevision: 4 })] }, [
      past(3, '2026-10-20 10:00'),
      past(4, '2026-10-21 10:00', { halfDays: otherDays, venueName: 'Ailleurs' }),
    ]);
    const [second] = due(again, at('2026-10-21 10:01'), [first]);
    expect(second).toMatchObject({ rule: 'changed', occurrence: 'cohort/4' });
  });

  test('put back as they were before anybody was told, are nobody’s business', () => {
    const [first] = due(moved(), now);
    const back = scene({
      cohort: aCohort({
        past: [past(3, '2026-10-20 10:00'), past(4, '2026-10-20 10:05', { halfDays: otherDays })],
      }),
    });
    expect(due(back, at('2026-10-20 10:06'))).toEqual([]);
    expect(stillWanted(back, at('2026-10-20 10:06'))(first).verdict).toBe('pointless');
  });

  test('found late in the night, wait for 8 h, unless the course is near', () => {
    const change = [past(3, '2026-10-20 22:00')];
    const night = at('2026-10-20 23:30');
    expect(rulesDue(moved({}, change), night)).toEqual([]);
    const [owed] = due(moved({}, change), at('2026-10-20 22:01'));
    expect(stillWanted(moved({}, change), night)(owed)).toEqual({
      verdict: 'wait',
      until: at('2026-10-21 08:00'),
    });
    const tomorrow = halfDaysOn('2026-10-21', '2026-10-22');
    const near = scene({ cohort: aCohort({ halfDays: tomorrow, past: change }) });
    expect(rulesDue(near, night)).toContain('changed');
  });
});

describe('a cancellation', () => {
  const cancelled = (enrolments = [early, invited, waiting], announced = true) =>
    scene({
      cohort: aCohort({ status: 'cancelled', cancelledAt: at('2026-11-20 21:00'), announced }),
      enrolments,
      trainers: [aTrainer()],
    });
  const toldAt = (facts: ReminderFacts, now: string) =>
    due(facts, at(now)).map(({ rule, personId }) => `${rule} ${personId}`);

  test('is told at once, at any hour, to all who count on it; once', () => {
    expect(toldAt(cancelled(), '2026-11-20 21:00').sort()).toEqual([
      'cancelled awa',
      'cancelled lea',
      'cancelled nadia',
      'cancelled zoé',
    ]);
    const sent = due(cancelled(), at('2026-11-20 21:00'));
    expect(due(cancelled(), at('2026-11-23 16:00'), sent)).toEqual([]);
  });

  test('is not told to who declined, left, or was never told of it', () => {
    const gone = [
      aLearner({ status: 'declined' }),
      aLearner({ status: 'withdrawn' }),
      aLearner({ status: 'invited', invitedAt: null, acceptedAt: null }),
      waiting,
    ];
    expect(toldAt(cancelled(gone, false), '2026-11-20 21:00')).toEqual(['cancelled lea']);
  });

  test('the preview names the same people', () => {
    const people = [early, invited, waiting, aLearner({ id: 'e4', status: 'declined' })];
    expect(whoIsTold(people).map(({ id }) => id)).toEqual(['enrolment', 'e2', 'e3']);
    expect(whoIsTold([waiting])).toEqual([]);
  });
});

test('who is withdrawn is told, and told of nothing else', () => {
  const gone = aLearner({ status: 'withdrawn', withdrawnAt: at('2026-11-10 10:00') });
  const facts = scene({ enrolments: [gone] });
  expect(rulesDue(facts, at('2026-11-10 10:01'))).toEqual(['withdrawn']);
  expect(
    rulesDue(scene({ enrolments: [{ ...gone, invitedAt: null }] }), at('2026-11-10 10:01')),
  ).toEqual([]);
});

test('what the team writes goes to whom it was written for', () => {
  const note = (audience: 'accepted' | 'invited' | 'all', enrolmentId: string | null = null) => ({
    ...{ id: 'note', writtenAt: at('2026-11-02 10:00'), audience, enrolmentId },
  });
  const after = aLearner({ id: 'e5', personId: 'tard', acceptedAt: at('2026-11-02 10:30') });
  const to = (audience: 'accepted' | 'invited' | 'all', now = '2026-11-02 10:31') =>
    due(scene({ enrolments: [early, invited, waiting, after], notes: [note(audience)] }), at(now))
      .filter(({ rule }) => rule === 'note')
      .map(({ personId }) => personId);
  expect(to('accepted')).toEqual(['nadia']);
  expect(to('invited')).toEqual(['awa']);
  expect(to('all').sort()).toEqual(['awa', 'nadia', 'zoé']);
  expect(to('all', '2026-11-05 10:00')).toEqual([]);
  const enrolments = [early, { ...early, id: 'e9', personId: 'paul' }];
  const one = scene({ enrolments, notes: [note('accepted', 'e9')] });
  expect(due(one, at('2026-11-02 10:31')).map(({ personId }) => personId)).toContain('paul');
  expect(due(one, at('2026-11-02 10:31')).filter(({ rule }) => rule === 'note')).toHaveLength(1);
});
