import type { ReminderFacts, ReminderRule } from './reminder-facts';
import {
  aCohort,
  aLearner,
  due,
  halfDaysOn,
  rulesDue,
  scene,
  parisTime as at,
} from './testing/reminder-scene';

const accepted = aLearner();
const invited = aLearner({
  status: 'invited',
  acceptedAt: null,
  invitedAt: at('2026-11-02 14:30'),
});

/** When a rule is first due, then when it is due no more, for the one person of the scene. */
const startsAndStops = (facts: ReminderFacts, rule: ReminderRule, from: string, until: string) => {
  const hours = (at(until).getTime() - at(from).getTime()) / 3_600_000;
  const isDue = Array.from({ length: hours + 1 }, (_, hour) =>
    rulesDue(facts, new Date(at(from).getTime() + hour * 3_600_000)).includes(rule),
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
    expect(rulesDue(scene({ enrolments: [atNight] }), at('2026-11-02 22:01'))).toEqual([
      'invitation',
    ]);
  });

  test('found late in the night, waits for 8 h', () => {
    const atNight = scene({
      enrolments: [aLearner({ ...invited, invitedAt: at('2026-11-02 22:00') })],
    });
    expect(rulesDue(atNight, at('2026-11-02 23:30'))).toEqual([]);
    expect(rulesDue(atNight, at('2026-11-03 08:00'))).toEqual(['invitation']);
  });

  test.each([
    ['before anyone has asked', { invitedAt: null }],
    ['once accepted', { status: 'accepted' as const }],
    ['once declined', { status: 'declined' as const }],
    ['after its deadline', { invitationExpiresAt: at('2026-11-02 14:00') }],
  ])('is not owed %s', (_, change) => {
    const facts = scene({ enrolments: [aLearner({ ...invited, ...change })] });
    expect(rulesDue(facts, at('2026-11-02 14:31'))).not.toContain('invitation');
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
    ['three days later at 9 h', '2026-11-05 09:00', ['invitation-again']],
    ['not before', '2026-11-05 08:59', []],
    ['the first one caught up two days late', '2026-11-07 12:00', ['invitation-again']],
    ['seven days later, the first one dropped', '2026-11-09 09:00', ['invitation-last']],
    ['the second one caught up six days late', '2026-11-15 19:59', ['invitation-last']],
    ['nothing two weeks later', '2026-11-16 09:00', []],
  ])('%s', (_, now, expected) => {
    const said = due(facts, at(now), sent).map(({ rule }) => rule);
    expect(said).toEqual(expected);
  });

  test('stops at the deadline, and at the first half-day', () => {
    const soon = aLearner({ ...invited, invitationExpiresAt: at('2026-11-05 09:00') });
    expect(rulesDue(scene({ enrolments: [soon] }), at('2026-11-05 09:00'))).toEqual([]);
    const late = aLearner({
      ...invited,
      invitedAt: at('2026-11-22 10:00'),
      invitationExpiresAt: null,
    });
    expect(rulesDue(scene({ enrolments: [late] }), at('2026-11-25 09:00'))).toEqual(['invitation']);
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
    expect(rulesDue(scene({ enrolments: [late] }), at('2026-11-20 23:11'))).toEqual(['joining']);
  });

  test('for a seat accepted during the course, leave at once; never for who walked in', () => {
    const late = aLearner({ acceptedAt: at('2026-11-25 09:20') });
    const walkIn = { ...late, walkIn: true };
    const now = at('2026-11-25 09:21');
    expect(rulesDue(scene({ enrolments: [late] }), now)).toContain('joining');
    expect(rulesDue(scene({ enrolments: [walkIn] }), now)).toEqual([]);
  });

  test('are said again to who left and came back', () => {
    const sent = due(scene(), at('2026-11-09 09:00'));
    const back = scene({ enrolments: [aLearner({ departures: 1 })] });
    expect(due(back, at('2026-11-10 09:00'), sent).map(({ rule }) => rule)).toEqual(['joining']);
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
      expect(rulesDue(facts, at('2026-11-10 10:00'))).not.toContain('joining');
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
    expect(rulesDue(facts, at('2026-11-17 10:00'))).not.toContain('prepare');
  });

  test('is not owed to who accepted since: the joining instructions ask the same', () => {
    const late = aLearner({ acceptedAt: at('2026-11-19 10:00') });
    expect(rulesDue(scene({ enrolments: [late] }), at('2026-11-19 10:05'))).toEqual(['joining']);
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

describe('the morning of the first day', () => {
  test('welcomes who has a seat from 8 h to the end of the first half-day', () => {
    expect(startsAndStops(scene(), 'welcome', '2026-11-24 00:00', '2026-11-25 00:00')).toEqual([
      8, 12, 5,
    ]);
  });

  test('says nothing to who accepts that morning: the joining instructions do', () => {
    const late = scene({ enrolments: [aLearner({ acceptedAt: at('2026-11-24 08:10') })] });
    expect(rulesDue(late, at('2026-11-24 08:15'))).toEqual(['joining']);
  });
});

describe('a rule that a hub set otherwise', () => {
  const joining = { delay: { days: -20, time: '11:00' }, paused: false };
  const settings = { joining };

  test('leaves at its own hour', () => {
    expect(rulesDue(scene({ settings }), at('2026-11-04 10:59'))).toEqual([]);
    expect(rulesDue(scene({ settings }), at('2026-11-04 11:00'))).toEqual(['joining']);
  });

  test('is not sent again when its delay changes afterwards', () => {
    const sent = due(scene({ settings }), at('2026-11-04 11:00'));
    expect(due(scene(), at('2026-11-09 09:00'), sent)).toEqual([]);
  });

  test('moves the end of the one that yields to it', () => {
    const eve = { delay: { days: -1, time: '10:00' }, paused: false };
    expect(rulesDue(scene(), at('2026-11-23 11:00'))).toContain('prepare');
    expect(rulesDue(scene({ settings: { eve } }), at('2026-11-23 11:00'))).not.toContain('prepare');
  });

  test('paused, is silent; but what is owed to people is not', () => {
    const paused = { delay: null, paused: true };
    const silent = scene({ settings: { prepare: paused, joining: paused } });
    expect(rulesDue(silent, at('2026-11-18 10:00'))).toEqual(['joining']);
  });
});

describe('silence', () => {
  test.each([
    ['of a cohort', { cohort: aCohort({ paused: true }) }],
    ['of a person', { enrolments: [aLearner({ paused: true })] }],
  ])('%s leaves what is owed', (_, change) => {
    expect(rulesDue(scene(change), at('2026-11-18 10:00'))).toEqual(['joining']);
    expect(rulesDue(scene(), at('2026-11-18 10:00'))).toEqual(['joining', 'prepare']);
  });

  test('of a public holiday delays what is not urgent, and that alone', () => {
    const halfDays = halfDaysOn('2026-11-18', '2026-11-19');
    const armistice = scene({ cohort: aCohort({ halfDays }) });
    expect(rulesDue(armistice, at('2026-11-11 12:00'))).toEqual(['joining']);
    expect(rulesDue(armistice, at('2026-11-12 08:00'))).toEqual(['joining', 'prepare']);
  });

  test('of a holiday makes nothing pointless', () => {
    const asked = {
      invitedAt: at('2026-11-08 10:00'),
      invitationExpiresAt: at('2026-11-12 07:00'),
    };
    const facts = scene({ enrolments: [aLearner({ ...invited, ...asked })] });
    expect(rulesDue(facts, at('2026-11-11 10:00'))).toContain('invitation-again');
  });
});
