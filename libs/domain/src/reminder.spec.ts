import { dueReminders, stillWanted } from './reminder';
import type { ReminderFacts, ReminderKey, ReminderRule } from './reminder-facts';
import { aCohort, aLearner, aTrainer, halfDaysOn, parisTime as at } from './testing/reminder-scene';

const accepted = aLearner();
const invited = aLearner({
  status: 'invited',
  acceptedAt: null,
  invitedAt: at('2026-11-02 14:30'),
});
const completed = aLearner({ status: 'completed' });

const scene = (change: Partial<ReminderFacts> = {}): ReminderFacts => ({
  cohort: aCohort(),
  enrolments: [accepted],
  trainers: [],
  ...change,
});
const due = (facts: ReminderFacts, now: Date, sent: ReminderKey[] = []) =>
  dueReminders({ ...facts, sent, now });
const rules = (facts: ReminderFacts, now: Date) => due(facts, now).map(({ rule }) => rule);

/** When a rule is first due, then when it is due no more, for the one person of the scene. */
const startsAndStops = (facts: ReminderFacts, rule: ReminderRule, from: string, until: string) => {
  const hours = (at(until).getTime() - at(from).getTime()) / 3_600_000;
  const isDue = Array.from({ length: hours + 1 }, (_, hour) =>
    rules(facts, new Date(at(from).getTime() + hour * 3_600_000)).includes(rule),
  );
  return [isDue.indexOf(true), isDue.lastIndexOf(true), isDue.filter(Boolean).length];
};

describe('invitation', () => {
  const facts = scene({ enrolments: [invited] });

  test('leaves as soon as the coordinator asks, with its own occurrence', () => {
    expect(due(facts, at('2026-11-02 14:30'))).toEqual([
      {
        personId: invited.personId,
        enrolmentId: invited.id,
        rule: 'invitation',
        occurrence: `${invited.id}/2026-11-02T13:30:00.000Z`,
        dueAt: at('2026-11-02 14:30'),
        expiresAt: at('2026-11-20 12:00'),
      },
    ]);
  });

  test('leaves at once at night too, for somebody has just asked', () => {
    const atNight = aLearner({ ...invited, invitedAt: at('2026-11-02 22:00') });
    expect(rules(scene({ enrolments: [atNight] }), at('2026-11-02 22:01'))).toEqual(['invitation']);
  });

  test('found late in the night, waits for 8 h', () => {
    const atNight = scene({
      enrolments: [aLearner({ ...invited, invitedAt: at('2026-11-02 22:00') })],
    });
    expect(rules(atNight, at('2026-11-02 23:30'))).toEqual([]);
    expect(rules(atNight, at('2026-11-03 08:00'))).toEqual(['invitation']);
  });

  test.each([
    ['before anyone has asked', { invitedAt: null }],
    ['once accepted', { status: 'accepted' as const }],
    ['once declined', { status: 'declined' as const }],
    ['after its deadline', { invitationExpiresAt: at('2026-11-02 14:00') }],
  ])('is not owed %s', (_, change) => {
    const facts = scene({ enrolments: [aLearner({ ...invited, ...change })] });
    expect(rules(facts, at('2026-11-02 14:31'))).not.toContain('invitation');
  });

  test('asked again later, is owed again', () => {
    const sent = due(facts, at('2026-11-02 14:30'));
    const again = scene({
      enrolments: [aLearner({ ...invited, invitedAt: at('2026-11-09 10:00') })],
    });
    expect(due(again, at('2026-11-09 10:00'), sent)).toHaveLength(1);
  });
});

describe('invitation-again', () => {
  const facts = scene({ enrolments: [invited] });
  const sent = due(facts, at('2026-11-02 14:30'));

  test.each([
    ['three days later at 9 h', '2026-11-05 09:00', ['J+3']],
    ['not before', '2026-11-05 08:59', []],
    ['the first one caught up two days late', '2026-11-07 12:00', ['J+3']],
    ['seven days later, the first one dropped', '2026-11-09 09:00', ['J+7']],
    ['not three weeks later', '2026-11-19 09:00', []],
  ])('%s', (_, now, expected) => {
    const said = due(facts, at(now), sent).map(({ occurrence }) => occurrence.split('/')[2]);
    expect(said).toEqual(expected);
  });

  test('stops at the deadline, and at the first half-day', () => {
    const soon = aLearner({ ...invited, invitationExpiresAt: at('2026-11-05 09:00') });
    expect(rules(scene({ enrolments: [soon] }), at('2026-11-05 09:00'))).toEqual([]);
    const late = aLearner({
      ...invited,
      invitedAt: at('2026-11-22 10:00'),
      invitationExpiresAt: null,
    });
    expect(rules(scene({ enrolments: [late] }), at('2026-11-25 09:00'))).toEqual(['invitation']);
  });
});

describe('joining instructions', () => {
  test('leave fifteen days before at 9 h, and serve until the very end', () => {
    expect(due(scene(), at('2026-11-09 08:59'))).toEqual([]);
    const [joining] = due(scene(), at('2026-11-09 09:00'));
    expect(joining).toMatchObject({ rule: 'joining', occurrence: accepted.id });
    expect(joining.expiresAt).toEqual(at('2026-11-25 17:00'));
  });

  test('accepted after that, leave at once, even at night', () => {
    const late = aLearner({ acceptedAt: at('2026-11-20 23:10') });
    expect(rules(scene({ enrolments: [late] }), at('2026-11-20 23:11'))).toEqual(['joining']);
  });

  test('for a walk-in, leave during the course', () => {
    const walkIn = aLearner({ acceptedAt: at('2026-11-25 09:20') });
    expect(rules(scene({ enrolments: [walkIn] }), at('2026-11-25 09:21'))).toContain('joining');
  });

  test('are not sent again when the dates move', () => {
    const sent = due(scene(), at('2026-11-09 09:00'));
    const moved = scene({ cohort: aCohort({ halfDays: halfDaysOn('2026-12-15', '2026-12-16') }) });
    expect(due(moved, at('2026-12-01 09:00'), sent)).toEqual([]);
  });

  test.each(['invited', 'waitlisted', 'declined', 'withdrawn'] as const)(
    'not to the %s',
    (status) => {
      const facts = scene({ enrolments: [aLearner({ status })] });
      expect(rules(facts, at('2026-11-10 10:00'))).not.toContain('joining');
    },
  );
});

describe('preparing, a week before', () => {
  test('is owed from J-7 at 9 h to the eve, by day', () => {
    // Hour 9 of 17 November to hour 15 of the 23rd: eleven hours on the first day, twelve on each
    // of the five that follow, eight on the last.
    expect(startsAndStops(scene(), 'prepare', '2026-11-17 00:00', '2026-11-26 00:00')).toEqual([
      9,
      6 * 24 + 15,
      11 + 5 * 12 + 8,
    ]);
  });

  test('is not owed once the quiz is done', () => {
    const facts = scene({ enrolments: [aLearner({ positioningDone: true })] });
    expect(rules(facts, at('2026-11-17 10:00'))).not.toContain('prepare');
  });

  test('is not owed to who accepted since: the joining instructions ask the same', () => {
    const late = aLearner({ acceptedAt: at('2026-11-19 10:00') });
    expect(rules(scene({ enrolments: [late] }), at('2026-11-19 10:05'))).toEqual(['joining']);
  });
});

describe('the eve', () => {
  test('is owed the day before from 16 h to 20 h, for it says « demain »', () => {
    expect(startsAndStops(scene(), 'eve', '2026-11-23 00:00', '2026-11-25 00:00')).toEqual([
      16, 19, 4,
    ]);
  });

  test('moved to another day, is said again for the new one', () => {
    const sent = due(scene(), at('2026-11-23 16:00'));
    const moved = scene({ cohort: aCohort({ halfDays: halfDaysOn('2026-12-01', '2026-12-02') }) });
    expect(due(moved, at('2026-11-30 16:00'), sent).map(({ rule }) => rule)).toEqual(['eve']);
  });

  test('is counted in the time of the place', () => {
    const halfDays = halfDaysOn('2026-11-24', '2026-11-25', 'Indian/Reunion');
    const facts = scene({ cohort: aCohort({ timeZone: 'Indian/Reunion', halfDays }) });
    const eve = due(facts, at('2026-11-23 13:00')).find(({ rule }) => rule === 'eve');
    expect(eve?.dueAt.toISOString()).toBe('2026-11-23T12:00:00.000Z');
  });
});

describe('signing', () => {
  const [morning, ...others] = halfDaysOn('2026-11-24', '2026-11-25');
  const opened = { ...morning, signingOpenedAt: at('2026-11-24 08:50') };
  const cohort = aCohort({ status: 'running', halfDays: [opened, ...others] });

  test('is asked for 30 minutes after the start, until the end', () => {
    const facts = scene({ cohort });
    expect(rules(facts, at('2026-11-24 09:29'))).not.toContain('sign');
    const sign = due(facts, at('2026-11-24 09:30')).find(({ rule }) => rule === 'sign');
    expect(sign?.occurrence).toBe(`${accepted.id}/${morning.id}/2026-11-24T08:00:00.000Z`);
    expect(rules(facts, at('2026-11-24 12:29'))).toContain('sign');
    expect(rules(facts, at('2026-11-24 12:30'))).not.toContain('sign');
  });

  test('does not wait for 8 h', () => {
    const early = {
      ...opened,
      startsAt: at('2026-11-24 06:30'),
      endsAt: at('2026-11-24 09:00'),
    };
    const facts = scene({ cohort: { ...cohort, halfDays: [early, ...others] } });
    expect(rules(facts, at('2026-11-24 07:00'))).toEqual(['sign']);
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
    expect(rules(facts, at('2026-11-24 09:40'))).not.toContain('sign');
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
    expect(rules(facts, at('2026-11-24 18:45'))).not.toContain('trainer-evening');
    expect(rules(facts, at('2026-11-24 21:00'))).not.toContain('trainer-evening');
    expect(rules(facts, at('2026-11-25 08:00'))).toContain('trainer-evening');
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
  ])('%s', (_, when, dueAt) => {
    const before = new Date(at(dueAt).getTime() - 60_000);
    expect(rules(issued(when), before)).not.toContain('documents');
    expect(rules(issued(when), at(dueAt))).toContain('documents');
  });

  test('are announced to someone withdrawn too, for the hours really followed', () => {
    const left = aLearner({ status: 'withdrawn', certificateIssuedAt: at('2026-11-25 18:00') });
    expect(rules(scene({ cohort, enrolments: [left] }), at('2026-11-26 10:00'))).toEqual([
      'documents',
    ]);
  });

  test('are not announced without a certificate, nor a month later', () => {
    expect(rules(scene({ cohort, enrolments: [completed] }), at('2026-11-26 10:00'))).toEqual([]);
    expect(rules(issued('2026-11-25 18:00'), at('2026-12-27 10:00'))).not.toContain('documents');
  });
});

describe('the first café', () => {
  const cohort = aCohort({ status: 'closed' });

  test('is asked about a week after the last half-day', () => {
    const facts = scene({ cohort, enrolments: [completed] });
    expect(rules(facts, at('2026-12-02 09:59'))).toEqual([]);
    expect(rules(facts, at('2026-12-02 10:00'))).toEqual(['cafe-plan']);
    expect(rules(facts, at('2026-12-25 10:00'))).toEqual([]);
  });

  test.each([
    ['planned', aLearner({ status: 'completed', cafePlanned: true })],
    ['for others: the course is not completed', aLearner({ status: 'not_completed' })],
  ])('is not when %s', (_, learner) => {
    expect(rules(scene({ cohort, enrolments: [learner] }), at('2026-12-02 10:00'))).toEqual([]);
  });
});

describe('a cohort', () => {
  test.each(['draft', 'cancelled'] as const)('that is %s owes nothing', (status) => {
    const everybody = { enrolments: [accepted, invited, completed], trainers: [aTrainer()] };
    for (const day of ['2026-11-05', '2026-11-10', '2026-11-23', '2026-11-24', '2026-12-02']) {
      expect(
        rules(scene({ cohort: aCohort({ status }), ...everybody }), at(`${day} 18:00`)),
      ).toEqual([]);
    }
  });

  test('without dates owes nothing', () => {
    expect(rules(scene({ cohort: aCohort({ halfDays: [] }) }), at('2026-11-10 10:00'))).toEqual([]);
  });
});

describe('at the moment of sending', () => {
  const now = at('2026-11-23 16:05');
  const claims = due(scene(), now);
  const eve = claims.find(({ rule }) => rule === 'eve') as ReminderKey;
  const prepare: ReminderKey = { ...eve, rule: 'prepare', occurrence: accepted.id };
  const joining: ReminderKey = { ...eve, rule: 'joining', occurrence: accepted.id };
  const moved = scene({ cohort: aCohort({ halfDays: halfDaysOn('2026-12-15', '2026-12-16') }) });
  const withdrawn = scene({ enrolments: [aLearner({ status: 'withdrawn' })] });
  const cancelled = scene({ cohort: aCohort({ status: 'cancelled' }) });

  test.each([
    ['it is as it was', eve, scene(), now, 'send'],
    ['the person has withdrawn', eve, withdrawn, now, 'pointless'],
    ['the cohort is cancelled', eve, cancelled, now, 'pointless'],
    ['the date has moved: another eve will come', eve, moved, now, 'pointless'],
    [
      'it is too late, nobody says « demain » on the day',
      eve,
      scene(),
      at('2026-11-24 08:00'),
      'pointless',
    ],
    [
      'the quiz was done meanwhile',
      prepare,
      scene({ enrolments: [aLearner({ positioningDone: true })] }),
      at('2026-11-18 10:00'),
      'pointless',
    ],
    ['night has fallen', prepare, scene(), at('2026-11-18 20:00'), 'wait'],
    ['the date moved later: it will be due then', joining, moved, now, 'wait'],
    ['the person is no longer in the cohort', joining, scene({ enrolments: [] }), now, 'pointless'],
  ] as const)('%s', (_, key, facts, when, verdict) => {
    expect(stillWanted(key, facts, when)).toBe(verdict);
  });
});
