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

const accepted = aLearner();
const completed = aLearner({ status: 'completed' });

describe('signing', () => {
  const [morning, ...others] = halfDaysOn('2026-11-24', '2026-11-25');
  const opened = { ...morning, signingOpenedAt: at('2026-11-24 08:50') };
  const cohort = aCohort({ status: 'running', halfDays: [opened, ...others] });

  test('is asked for 30 minutes after the start, until the end', () => {
    const facts = scene({ cohort });
    expect(rulesDue(facts, at('2026-11-24 09:29'))).not.toContain('sign');
    const sign = due(facts, at('2026-11-24 09:30')).find(({ rule }) => rule === 'sign');
    expect(sign?.occurrence).toBe(`${accepted.id}/${morning.id}/2026-11-24T08:00:00.000Z`);
    expect(rulesDue(facts, at('2026-11-24 12:29'))).toContain('sign');
    expect(rulesDue(facts, at('2026-11-24 12:30'))).not.toContain('sign');
  });

  test('is asked of who walks in half an hour after that, not at once', () => {
    const walkIn = aLearner({ walkIn: true, acceptedAt: at('2026-11-24 10:10') });
    const facts = scene({ cohort, enrolments: [walkIn] });
    expect(rulesDue(facts, at('2026-11-24 10:39'))).toEqual([]);
    expect(rulesDue(facts, at('2026-11-24 10:40'))).toEqual(['sign']);
  });

  test('does not wait for 8 h', () => {
    const early = {
      ...opened,
      startsAt: at('2026-11-24 06:30'),
      endsAt: at('2026-11-24 09:00'),
    };
    const facts = scene({ cohort: { ...cohort, halfDays: [early, ...others] } });
    expect(rulesDue(facts, at('2026-11-24 07:00'))).toEqual(['sign']);
  });

  test.each([
    ['not opened', { halfDays: [morning] }, accepted],
    [
      'closed again',
      { halfDays: [{ ...opened, signingClosedAt: at('2026-11-24 09:20') }] },
      accepted,
    ],
    ['signed', {}, aLearner({ signedHalfDayIds: [morning.id] })],
    ['withdrawn', {}, aLearner({ status: 'withdrawn' })],
  ])('is not asked for when %s', (_, change, learner) => {
    const facts = scene({ cohort: { ...cohort, ...change }, enrolments: [learner] });
    expect(rulesDue(facts, at('2026-11-24 09:40'))).not.toContain('sign');
  });
});

describe('a personal link to sign', () => {
  const [morning, afternoon] = halfDaysOn('2026-11-24', '2026-11-25');
  const link = (id: string, askedAt: string, halfDay = morning) => ({
    ...{ id, halfDayId: halfDay.id, askedAt: at(askedAt) },
  });
  const owed = (change: Parameters<typeof aLearner>[0], now: string) =>
    due(scene({ enrolments: [aLearner(change)] }), at(now))
      .filter(({ rule }) => rule === 'sign-link')
      .map(({ occurrence }) => occurrence);

  test('leaves when it is asked for, the last asked alone, until 72 hours after the end', () => {
    const signingLinks = [
      link('first', '2026-11-24 09:05'),
      link('second', '2026-11-24 09:20'),
      link('other', '2026-11-24 09:20', afternoon),
    ];
    expect(owed({ signingLinks }, '2026-11-24 09:21')).toEqual(['other', 'second']);
    expect(owed({ signingLinks }, '2026-11-27 12:29')).toEqual(['other', 'second']);
    expect(owed({ signingLinks }, '2026-11-27 12:30')).toEqual(['other']);
  });

  test('at any hour: somebody has asked for it, and somebody waits', () => {
    const signingLinks = [link('late', '2026-11-24 20:10')];
    expect(owed({ signingLinks }, '2026-11-24 21:05')).toEqual(['late']);
  });

  test('not to who has signed, nor to who follows the course no more', () => {
    const signingLinks = [link('one', '2026-11-24 09:05')];
    const signedHalfDayIds = [morning.id];
    expect(owed({ signingLinks, signedHalfDayIds }, '2026-11-24 09:06')).toEqual([]);
    expect(owed({ signingLinks, status: 'withdrawn' }, '2026-11-24 09:06')).toEqual([]);
  });
});

describe('the trainer’s evening', () => {
  const cohort = aCohort({ status: 'running' });
  const [am, pm] = cohort.halfDays.map(({ id }) => id);
  const signedAll = aLearner({ signedHalfDayIds: [am, pm] });
  const evening = (learner: ReturnType<typeof aLearner>, countersigned: string[], now: string) =>
    due(
      scene({
        cohort,
        enrolments: [learner],
        trainers: [aTrainer({ countersignedHalfDayIds: countersigned })],
      }),
      at(now),
    ).filter(({ rule }) => rule === 'trainer-evening');

  test('is at 18 h, one message a day, until noon the next day', () => {
    expect(evening(accepted, [], '2026-11-24 17:59')).toEqual([]);
    expect(evening(accepted, [], '2026-11-24 18:00')).toMatchObject([
      { personId: 'lea', enrolmentId: null, occurrence: 'cohort/2026-11-24' },
    ]);
    expect(evening(accepted, [], '2026-11-25 11:59')).toHaveLength(1);
    expect(evening(accepted, [], '2026-11-25 12:00')).toEqual([]);
  });

  test.each([
    ['a learner has not signed the afternoon', aLearner({ signedHalfDayIds: [am] }), [am, pm], 1],
    ['the trainer has not countersigned', signedAll, [am], 1],
    ['nothing is missing', signedAll, [am, pm], 0],
    ['the only one missing has withdrawn', aLearner({ status: 'withdrawn' }), [], 0],
  ])('%s', (_, learner, countersigned, count) => {
    expect(evening(learner, countersigned, '2026-11-24 18:00')).toHaveLength(count);
  });

  test('after an evening half-day, waits for the morning', () => {
    const late = {
      ...cohort.halfDays[0],
      startsAt: at('2026-11-24 18:30'),
      endsAt: at('2026-11-24 21:00'),
    };
    const facts = scene({ cohort: { ...cohort, halfDays: [late] }, trainers: [aTrainer()] });
    expect(rulesDue(facts, at('2026-11-24 18:45'))).not.toContain('trainer-evening');
    expect(rulesDue(facts, at('2026-11-24 21:00'))).not.toContain('trainer-evening');
    expect(rulesDue(facts, at('2026-11-25 08:00'))).toContain('trainer-evening');
  });
});

describe('documents', () => {
  const cohort = aCohort({ status: 'closed' });
  const issued = (when: string) =>
    scene({
      cohort,
      enrolments: [aLearner({ status: 'completed', certificateIssuedAt: at(when) })],
    });

  test.each([
    ['issued the same evening, the next day at 10 h', '2026-11-25 18:00', '2026-11-26 10:00'],
    ['issued two days later, at once', '2026-11-27 15:00', '2026-11-27 15:00'],
    ['issued in the night, at 8 h', '2026-11-27 23:00', '2026-11-28 08:00'],
    ['issued before dawn, at 8 h the same day', '2026-11-28 03:00', '2026-11-28 08:00'],
  ])('%s', (_, when, dueAt) => {
    const before = new Date(at(dueAt).getTime() - 60_000);
    expect(rulesDue(issued(when), before)).not.toContain('documents');
    expect(rulesDue(issued(when), at(dueAt))).toContain('documents');
  });

  const sending = (id: string, when: string) => ({ id, askedAt: at(when) });
  const sent = (...documentSendings: ReturnType<typeof sending>[]) => {
    const certificateIssuedAt = at('2026-11-25 18:00');
    const learner = aLearner({ status: 'completed', certificateIssuedAt, documentSendings });
    return scene({ cohort, enrolments: [learner] });
  };

  test('sent by the team leave at once, the last asked alone, and not a second time by the clock', () => {
    const facts = sent(sending('one', '2026-11-25 18:30'), sending('two', '2026-11-25 19:00'));
    const owed = (now: string) =>
      due(facts, at(now)).map(({ rule, occurrence }) => [rule, occurrence]);
    expect(owed('2026-11-25 19:01')).toEqual([['documents-sent', 'two']]);
    expect(rulesDue(facts, at('2026-11-26 10:00'))).not.toContain('documents');
    expect(rulesDue(facts, at('2026-11-29 20:00'))).not.toContain('documents-sent');
  });

  test('asked for before any was issued are told by the clock', () => {
    const facts = sent(sending('early', '2026-11-25 17:00'));
    expect(rulesDue(facts, at('2026-11-26 10:00'))).toContain('documents');
  });

  test('are announced to someone withdrawn too, for the hours really followed', () => {
    const left = aLearner({ status: 'withdrawn', certificateIssuedAt: at('2026-11-25 18:00') });
    expect(rulesDue(scene({ cohort, enrolments: [left] }), at('2026-11-26 10:00'))).toEqual([
      'documents',
    ]);
  });

  test('corrected since they were announced: each new version once, by day', () => {
    const correction = { certificateId: 'c2', issuedAt: at('2026-12-01 22:00') };
    const facts = scene({
      cohort,
      enrolments: [aLearner({ status: 'completed', correction })],
    });
    expect(rulesDue(facts, at('2026-12-01 22:00'))).not.toContain('corrected');
    expect(rulesDue(facts, at('2026-12-02 08:00'))).toContain('corrected');
    expect(rulesDue(facts, at('2027-01-02 08:00'))).not.toContain('corrected');
  });

  test('are not announced without a certificate, nor a month later', () => {
    expect(rulesDue(scene({ cohort, enrolments: [completed] }), at('2026-11-26 10:00'))).toEqual(
      [],
    );
    expect(rulesDue(issued('2026-11-25 18:00'), at('2026-12-27 10:00'))).not.toContain('documents');
  });
});

describe('the first café', () => {
  const cohort = aCohort({ status: 'closed' });

  test('is asked about a week after the last half-day', () => {
    const facts = scene({ cohort, enrolments: [completed] });
    expect(rulesDue(facts, at('2026-12-02 09:59'))).toEqual([]);
    expect(rulesDue(facts, at('2026-12-02 10:00'))).toEqual(['cafe-plan']);
    expect(rulesDue(facts, at('2026-12-25 10:00'))).toEqual([]);
  });

  test.each([
    [
      'planned',
      aLearner({
        status: 'completed',
        cafe: { plannedOn: '2027-01-10', saidAt: at('2026-11-30 10:00') },
      }),
    ],
    ['for others: the course is not completed', aLearner({ status: 'not_completed' })],
  ])('is not when %s', (_, learner) => {
    expect(
      rulesDue(scene({ cohort, enrolments: [learner] }), at('2026-12-02 10:00')),
    ).not.toContain('cafe-plan');
  });
});

describe('surveys', () => {
  const cohort = aCohort({ status: 'closed' });
  const came = aLearner({ status: 'not_completed', signedHalfDayIds: ['half-day-1'] });
  const asks = (learner: ReturnType<typeof aLearner>, now: string) =>
    rulesDue(scene({ cohort, enrolments: [learner] }), at(now));

  test.each([
    ['the next day at 10 h', '2026-11-26 10:00', ['satisfaction']],
    ['not before', '2026-11-26 09:59', []],
    [
      'once more after four days, the first one dropped',
      '2026-11-29 10:00',
      ['satisfaction-again'],
    ],
    ['no more after two weeks', '2026-12-09 10:00', []],
    ['not two months later before the hour when the survey opens', '2027-01-24 12:00', []],
    ['two months later', '2027-01-24 17:00', ['cold']],
  ])('%s', (_, now, expected) => {
    expect(asks(came, now)).toEqual(expected);
  });

  test.each([
    ['who never came', aLearner({ status: 'not_completed' })],
    ['who answered', { ...came, surveysAnswered: ['hot', 'cold'] as const }],
    ['who left', { ...came, status: 'withdrawn' as const }],
  ])('are not asked of %s', (_, learner) => {
    expect(asks(learner, '2026-11-26 10:00')).toEqual([]);
    expect(asks(learner, '2027-01-25 10:00')).toEqual([]);
  });
});

describe('the café that is planned', () => {
  const cafe = { plannedOn: '2026-12-12', saidAt: at('2026-12-01 21:00') };
  const facts = scene({
    cohort: aCohort({ status: 'closed' }),
    enrolments: [{ ...completed, cafe }],
  });

  test('is thanked for at once, once, whatever its day becomes', () => {
    const sent = due(facts, at('2026-12-01 21:00'));
    expect(sent.map(({ rule }) => rule)).toEqual(['cafe-announced']);
    const moved = { plannedOn: '2026-12-19', saidAt: at('2026-12-03 10:00') };
    const again = { ...facts, enrolments: [{ ...completed, cafe: moved }] };
    expect(due(again, at('2026-12-03 10:00'), sent)).toEqual([]);
  });

  test('is thanked for again the day after it, for a week', () => {
    expect(rulesDue(facts, at('2026-12-13 09:59'))).toEqual([]);
    expect(rulesDue(facts, at('2026-12-13 10:00'))).toEqual(['cafe-held']);
    expect(rulesDue(facts, at('2026-12-20 09:59'))).toEqual(['cafe-held']);
    expect(rulesDue(facts, at('2026-12-20 10:00'))).toEqual([]);
  });

  test('is asked for once more a month later', () => {
    const none = scene({ cohort: aCohort({ status: 'closed' }), enrolments: [completed] });
    expect(rulesDue(none, at('2026-12-25 09:59'))).toEqual(['cafe-plan']);
    expect(rulesDue(none, at('2026-12-28 10:00'))).toEqual(['cafe-again']);
  });
});
