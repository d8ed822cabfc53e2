import fc from 'fast-check';
import { CohortStatus } from './cohort';
import { defaultHalfDays } from './half-day';
import { addLocalDays, localHour } from './local-time';
import { dueReminders, stillWanted } from './reminder';
import { noteAudiences } from './reminder-facts';
import { decidingRules, recipients } from './reminder-recipients';
import type {
  NoteAudience,
  Reminder,
  ReminderEnrolment,
  ReminderFacts,
  ReminderKey,
  ReminderTrainer,
} from './reminder-facts';
import { EnrolmentStatus } from './seats';
import { someSettings } from './testing/some-settings';

const hour = 3_600_000;
const zones = ['Europe/Paris', 'America/Miquelon', 'Indian/Reunion', 'Pacific/Marquesas'];
/** Around both changes of time in France and in Saint-Pierre-et-Miquelon, and a plain week. */
const firstDays = ['2026-03-28', '2026-03-09', '2026-10-24', '2026-11-01', '2026-11-24'];

const where = (timeZone: string) => ({
  timeZone,
  venueName: 'A',
  venueAddress: '',
  remoteLink: '',
});

const scenes = fc
  .record({ timeZone: fc.constantFrom(...zones), firstDay: fc.constantFrom(...firstDays) })
  .chain(({ timeZone, firstDay }) => {
    const slots = defaultHalfDays(firstDay, timeZone);
    const start = slots[0].startsAt.getTime();
    const moment = fc
      .integer({ min: -25 * 24 * 60, max: 40 * 24 * 60 })
      .map((minutes) => new Date(start + minutes * 60_000));
    const maybe = fc.option(moment, { freq: 3 });
    const halfDayIds = slots.map(({ position }) => `half-day-${position}`);
    const someHalfDays = fc.subarray(halfDayIds);
    const enrolment = fc.record<Omit<ReminderEnrolment, 'id' | 'personId'>>({
      status: fc.constantFrom(...Object.values(EnrolmentStatus)),
      walkIn: fc.boolean(),
      withdrawnAt: maybe,
      departures: fc.nat(1),
      toldRevision: fc.option(fc.nat(3)),
      invitedAt: maybe,
      invitationExpiresAt: maybe,
      acceptedAt: maybe,
      positioningDone: fc.boolean(),
      signedHalfDayIds: someHalfDays,
      signingLinks: fc.constant([]),
      certificateIssuedAt: maybe,
      documentSendings: fc.array(
        moment.map((askedAt) => ({ id: askedAt.toISOString(), askedAt })),
        { maxLength: 2 },
      ),
      correction: fc.constant(null),
      surveysAnswered: fc.subarray(['needs', 'hot', 'cold'] as const),
      cafe: fc.option(
        fc.record({
          plannedOn: fc.constantFrom(...[-20, 3, 30].map((days) => addLocalDays(firstDay, days))),
          saidAt: moment,
        }),
      ),
      claimsCorrectedAt: fc.array(moment, { maxLength: 2 }),
      paused: fc.boolean(),
    });
    const trainer = fc.record<Omit<ReminderTrainer, 'personId'>>({
      toldRevision: fc.option(fc.nat(3)),
      countersignedHalfDayIds: someHalfDays,
    });
    const facts = fc.record<ReminderFacts>({
      cohort: fc
        .record({
          status: fc.constantFrom(...Object.values(CohortStatus)),
          opened: someHalfDays,
          closed: someHalfDays,
          cancelledAt: maybe,
          announced: fc.boolean(),
          paused: fc.boolean(),
          past: fc.array(
            fc.record({
              revision: fc.nat(3),
              changedAt: moment,
              venueName: fc.constantFrom('A', 'B'),
            }),
            { maxLength: 3 },
          ),
        })
        .map(({ status, opened, closed, past, ...rest }) => ({
          id: 'cohort',
          status,
          ...where(timeZone),
          ...rest,
          past: past
            .map(({ venueName, ...each }) => ({
              ...each,
              schedule: { ...where(timeZone), venueName, halfDays: [], trainerIds: ['t0'] },
            }))
            .sort(
              (a, b) => a.revision - b.revision || a.changedAt.getTime() - b.changedAt.getTime(),
            ),
          halfDays: slots.map(({ position, startsAt, endsAt }) => {
            const id = `half-day-${position}`;
            return {
              id,
              title: id,
              mode: 'room' as const,
              startsAt,
              endsAt,
              signingOpenedAt: opened.includes(id) ? startsAt : null,
              signingClosedAt: closed.includes(id) ? endsAt : null,
            };
          }),
        })),
      enrolments: fc
        .array(enrolment, { maxLength: 8 })
        .map((list) => list.map((each, n) => ({ id: `e${n}`, personId: `p${n}`, ...each }))),
      trainers: fc
        .array(trainer, { maxLength: 3 })
        .map((list) => list.map((each, n) => ({ personId: `t${n}`, ...each }))),
      notes: fc.array(
        fc.record({
          id: fc.uuid(),
          writtenAt: moment,
          audience: fc.constantFrom(...(Object.keys(noteAudiences) as NoteAudience[])),
          enrolmentId: fc.constantFrom(null, 'e0'),
        }),
        { maxLength: 2 },
      ),
      settings: someSettings,
    });
    return fc.record({ facts, now: moment });
  });

const due = (facts: ReminderFacts, now: Date, sent: ReminderKey[] = []) =>
  dueReminders({ ...facts, sent, now });

/** What somebody has just done, or must know or do before it is over. */
const mayLeaveAtNight = ({ rule, dueAt }: Reminder, now: Date, { cohort }: ReminderFacts) => {
  const begins = Math.min(...cohort.halfDays.map(({ startsAt }) => startsAt.getTime()));
  const isNear = begins < dueAt.getTime() + 36 * hour;
  return (
    rule === 'sign' ||
    (['changed', 'cancelled', 'withdrawn'].includes(rule) && isNear) ||
    ([
      'invitation',
      'joining',
      'cafe-announced',
      'changed',
      'cancelled',
      'withdrawn',
      'note',
    ].includes(rule) &&
      now.getTime() - dueAt.getTime() < hour)
  );
};

const byDay = (instant: Date, timeZone: string) => {
  const local = localHour(instant, timeZone);
  return local >= 8 && local < 20;
};

const many = { numRuns: 1000 };

test('a sweep run again with what it returned returns nothing', () => {
  fc.assert(
    fc.property(scenes, ({ facts, now }) => {
      expect(due(facts, now, due(facts, now))).toEqual([]);
    }),
    many,
  );
});

test('sweeps at whatever times never say the same thing twice', () => {
  fc.assert(
    fc.property(scenes, fc.array(fc.nat(60 * 24), { maxLength: 12 }), ({ facts, now }, steps) => {
      const sent: Reminder[] = [];
      let clock = now.getTime();
      for (const step of [0, ...steps]) {
        clock += step * hour;
        sent.push(...due(facts, new Date(clock), sent));
      }
      const keys = sent.map(({ personId, rule, occurrence }) =>
        [personId, rule, occurrence].join(),
      );
      expect(new Set(keys).size).toBe(keys.length);
    }),
    { numRuns: 200 },
  );
});

test('the order of people, half-days and what was sent changes nothing', () => {
  fc.assert(
    fc.property(scenes, fc.nat(), ({ facts, now }, salt) => {
      const all = due(facts, now);
      const sent = all.filter((_, index) => (index + salt) % 2 === 0);
      const turned = {
        cohort: { ...facts.cohort, halfDays: facts.cohort.halfDays.toReversed() },
        enrolments: facts.enrolments.toReversed(),
        trainers: facts.trainers.toReversed(),
        notes: facts.notes.toReversed(),
        settings: facts.settings,
      };
      expect(due(turned, now, sent.toReversed())).toEqual(due(facts, now, sent));
    }),
    many,
  );
});

test('nothing leaves before it is due, nor once pointless', () => {
  fc.assert(
    fc.property(scenes, ({ facts, now }) => {
      for (const { dueAt, expiresAt } of due(facts, now)) {
        expect(dueAt.getTime()).toBeLessThanOrEqual(now.getTime());
        expect(expiresAt.getTime()).toBeGreaterThan(now.getTime());
      }
    }),
    many,
  );
});

test('what the clock decides leaves between 8 h and 20 h, nights of changing time included', () => {
  fc.assert(
    fc.property(scenes, ({ facts, now }) => {
      const { timeZone } = facts.cohort;
      for (const reminder of due(facts, now)) {
        expect(byDay(now, timeZone) || mayLeaveAtNight(reminder, now, facts)).toBe(true);
      }
    }),
    many,
  );
});

test('every quarter of an hour of the nights when the clocks change is quiet or rightly loud', () => {
  for (const [timeZone, night] of [
    ['Europe/Paris', '2026-03-28'],
    ['Europe/Paris', '2026-10-24'],
    ['America/Miquelon', '2026-03-07'],
    ['America/Miquelon', '2026-10-31'],
  ]) {
    const cohort = {
      id: 'cohort',
      status: CohortStatus.open,
      ...where(timeZone),
      cancelledAt: null,
      announced: true,
      paused: false,
      past: [],
      halfDays: defaultHalfDays(addLocalDays(night, 8), timeZone).map((slot) => ({
        ...slot,
        id: `half-day-${slot.position}`,
        title: 'Demi-journée',
        mode: 'room' as const,
        signingOpenedAt: null,
        signingClosedAt: null,
      })),
    };
    const learner: ReminderEnrolment = {
      id: 'e',
      personId: 'p',
      status: 'accepted',
      walkIn: false,
      withdrawnAt: null,
      departures: 0,
      toldRevision: null,
      invitedAt: null,
      invitationExpiresAt: null,
      acceptedAt: null,
      positioningDone: false,
      signedHalfDayIds: [],
      signingLinks: [],
      certificateIssuedAt: null,
      documentSendings: [],
      correction: null,
      surveysAnswered: [],
      cafe: null,
      claimsCorrectedAt: [],
      paused: false,
    };
    const facts = { cohort, enrolments: [learner], trainers: [], notes: [], settings: {} };
    const noon = Date.parse(`${night}T12:00Z`);
    const sweeps = Array.from({ length: 24 * 4 }, (_, n) => new Date(noon + n * (hour / 4)));
    for (const now of sweeps) {
      expect(due(facts, now).length > 0).toBe(byDay(now, timeZone));
    }
  }
});

test('what is due is still wanted at that moment, and what waits is not due', () => {
  fc.assert(
    fc.property(scenes, fc.nat(30 * 24), ({ facts, now }, hours) => {
      const later = new Date(now.getTime() + hours * hour);
      for (const reminder of due(facts, now)) {
        expect(stillWanted(facts, now)(reminder).verdict).toBe('send');
        const dueLater = due(facts, later).some(
          ({ rule, occurrence, personId }) =>
            rule === reminder.rule &&
            occurrence === reminder.occurrence &&
            personId === reminder.personId,
        );
        expect(stillWanted(facts, later)(reminder).verdict === 'send').toBe(dueLater);
      }
    }),
    many,
  );
});

test('who is announced to receive a message now is who is owed it, and the others know why not', () => {
  fc.assert(
    fc.property(scenes, ({ facts, now }) => {
      const owed = due(facts, now).filter(({ rule }) => rule !== 'note');
      const lines = decidingRules.flatMap((rule) =>
        recipients(rule, facts, [], now).map((line) => ({ rule, ...line })),
      );
      const said = lines.filter(({ verdict }) => verdict === 'due');
      const names = (list: readonly { rule: string; personId: string }[]) =>
        list.map(({ rule, personId }) => `${rule} ${personId}`).sort();
      expect(names(said)).toEqual(names(owed));
      for (const { verdict, why, at } of lines) {
        expect(why !== '').toBe(['missed', 'stuck', 'not'].includes(verdict));
        expect(at === null).toBe(['missed', 'stuck', 'not'].includes(verdict));
      }
    }),
    { numRuns: 300 },
  );
});
