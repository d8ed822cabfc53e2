import { CohortStatus, dueReminders, editable, reminderLabels } from '@percolateur/domain';
import type { Delay, ReminderFacts, ReminderKey, ReminderRule } from '@percolateur/domain';
import { addHours } from 'date-fns/addHours';
import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { signatureRow } from '../../../test/signatures';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import { Cafe } from '../../record/cafe.entity';
import { Message } from '../../record/message.entity';
import { Note } from '../../record/note.entity';
import { PastSchedule } from '../../record/past-schedule.entity';
import { RuleVersion } from '../../record/rule-version.entity';
import { storedSchedule } from '../../record/schedule';
import { SurveyAnswer } from '../../record/survey-answer.entity';
import { Signature } from '../../record/signature.entity';
import { cohortsThatMayOwe } from './may-owe';
import { reminderFacts } from './reminder-facts';

const origin = new Date('2027-03-01T05:00:00Z');
const dayOf = (date: Date) => date.toISOString().slice(0, 10);
/** Instants so many hours around the origin: some far, most near. */
const hours = (from: number, to: number) => fc.integer({ min: from * 24, max: to * 24 });

const enrolment = fc.record({
  status: fc.constantFrom('invited', 'accepted', 'waitlisted', 'withdrawn', 'completed' as const),
  invited: fc.option(hours(-45, 2)),
  answered: hours(-40, 2),
  withdrawn: hours(-20, 2),
  certified: fc.option(hours(-60, 2)),
  /** The café that was planned: when it was said, and for which day. */
  cafe: fc.option(fc.record({ said: hours(-40, 2), planned: hours(-40, 40) })),
  told: fc.subarray(['hot', 'cold'] as const),
  walkIn: fc.boolean(),
});
/** A rule that the hub set otherwise, at either end of what it may. */
const ruleSet = fc.record({
  rule: fc.constantFrom(
    ...(Object.keys(reminderLabels) as ReminderRule[]).filter((rule) => editable(rule).bounds),
  ),
  late: fc.boolean(),
  paused: fc.boolean(),
});
function delayAt(rule: ReminderRule, late: boolean): Delay {
  const { bounds } = editable(rule);
  if (!bounds) throw new Error(`${rule} has no delay`);
  return 'minutes' in bounds
    ? { minutes: bounds.minutes[Number(late)]! }
    : { days: bounds.days[Number(late)]!, time: bounds.times[Number(late)]! };
}
const someCohort = fc.record({
  status: fc.constantFrom(...Object.values(CohortStatus)),
  timeZone: fc.constantFrom('Europe/Paris', 'Pacific/Tahiti', 'Indian/Reunion'),
  firstDay: hours(-110, 40),
  /** The last half-day may come weeks after the first. */
  spread: fc.constantFrom(0, 0, 10, 40),
  cancelled: hours(-20, 0),
  changed: fc.option(hours(-30, 0)),
  noted: fc.option(hours(-6, 1)),
  signing: fc.boolean(),
  rules: fc.uniqueArray(ruleSet, { selector: ({ rule }) => rule, maxLength: 8 }),
  /** What was owed at the origin has been said. */
  told: fc.boolean(),
  enrolments: fc.array(enrolment, { minLength: 1, maxLength: 3 }),
});
type Described = typeof someCohort extends fc.Arbitrary<infer T> ? T : never;

describe('the cohorts that a sweep looks at', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());

  async function build(described: Described): Promise<string> {
    const { manager } = api.db;
    const at = (offset: number) => addHours(origin, offset);
    const hub = await api.scene.organisation();
    for (const { rule, late, paused } of described.rules) {
      const version = { number: 1, delay: delayAt(rule, late), paused, at: origin };
      await manager.insert(RuleVersion, { id: uuidv7(), organisationId: hub.id, rule, ...version });
    }
    const trainer = await api.scene.staff(hub, 'trainer');
    const cohort = await api.scene.cohort(hub, {
      status: described.status,
      timeZone: described.timeZone,
      firstDay: dayOf(at(described.firstDay)),
      trainers: [trainer],
      cancelledAt: described.status === 'cancelled' ? at(described.cancelled) : null,
    });
    const last = cohort.halfDays[3];
    const late = (date: Date) => addHours(date, described.spread * 24);
    await manager.update('half_day', last.id, {
      startsAt: late(last.startsAt),
      endsAt: late(last.endsAt),
    });
    if (described.signing) {
      const [first] = cohort.halfDays;
      await manager.update('half_day', first.id, { signingOpenedAt: first.startsAt });
    }
    for (const each of described.enrolments) {
      const person = await api.scene.person();
      const invitedAt = each.invited === null ? null : at(each.invited);
      const answered = each.status === 'invited' || each.status === 'waitlisted';
      const { id } = await api.scene.enrol(cohort, person, each.status, {
        walkIn: each.walkIn,
        invitedAt,
        createdAt: at(-60 * 24),
        answerBefore: invitedAt && addHours(invitedAt, 14 * 24),
        answeredAt: answered ? null : at(each.answered),
        withdrawnAt: each.status === 'withdrawn' ? at(each.withdrawn) : null,
      });
      if (each.cafe) {
        const plan = { plannedOn: dayOf(at(each.cafe.planned)), place: 'Ici' };
        await manager.insert(Cafe, { enrolmentId: id, ...plan, updatedAt: at(each.cafe.said) });
      }
      for (const kind of each.told) {
        const answer = { ratings: {}, words: {}, answeredAt: origin };
        const by = { id: uuidv7(), cohortId: cohort.id, enrolmentId: id };
        await manager.insert(SurveyAnswer, { ...by, kind, ...answer });
      }
      if (each.status === 'completed' || each.status === 'accepted') {
        await manager.insert(Signature, signatureRow(person, cohort.halfDays[0]));
      }
      if (each.certified !== null) {
        await manager.query(
          `insert into certificate (id, enrolment_id, organisation_id, kind, version, number, code,
             facts, sealed, facts_hash, issued_at)
           values ($1, $2, $3, 'realisation', 1, $4, $4, '{}', '{}', '', $5)`,
          [uuidv7(), id, hub.id, uuidv7(), at(each.certified)],
        );
      }
    }
    if (described.changed !== null) {
      const schedule = { ...storedSchedule(cohort), venueName: 'Ailleurs' };
      const past = { cohortId: cohort.id, revision: 1, changedAt: at(described.changed), schedule };
      await manager.insert(PastSchedule, past);
    }
    if (described.noted !== null) {
      const words = {
        subject: 'À savoir',
        body: 'Apportez un ordinateur.',
        audience: 'all',
      } as const;
      const by = { id: uuidv7(), cohortId: cohort.id, authorId: trainer.id };
      await manager.insert(Note, { ...by, ...words, writtenAt: at(described.noted) });
    }
    return cohort.id;
  }

  /** What was owed at the origin, as sent. */
  async function tell(cohortId: string, facts: ReminderFacts): Promise<void> {
    for (const due of dueReminders({ ...facts, sent: [], now: addHours(origin, 6) })) {
      const times = { claimedAt: origin, sentAt: origin };
      const row = { id: uuidv7(), cohortId, status: 'sent', ...times, ...due } as const;
      await api.db.manager.insert(Message, row);
    }
  }

  test('are at least those that owe something, at every hour of two months', async () => {
    const property = fc.asyncProperty(
      fc.array(someCohort, { minLength: 40, maxLength: 40 }),
      async (all) => {
        const ids: string[] = [];
        for (const described of all) {
          const id = await build(described);
          ids.push(id);
          if (!described.told) continue;
          await tell(id, (await reminderFacts(api.db.manager, [id])).get(id)!);
        }
        const facts = await reminderFacts(api.db.manager, ids);
        const sent: (ReminderKey & { cohortId: string })[] = await api.db.query(
          `select cohort_id as "cohortId", person_id as "personId", rule, occurrence from message`,
        );
        const sentOf = Map.groupBy(sent, ({ cohortId }) => cohortId);
        for (let hour = 6; hour < 45 * 24; hour += 7) {
          const now = addHours(origin, hour);
          const rows: { id: string }[] = await api.db.query(cohortsThatMayOwe, [now]);
          const looked = new Set(rows.map(({ id }) => id));
          for (const id of ids) {
            if (looked.has(id)) continue;
            const due = dueReminders({ ...facts.get(id)!, sent: sentOf.get(id) ?? [], now });
            expect({ now, due, of: all[ids.indexOf(id)] }).toMatchObject({ due: [] });
          }
        }
      },
    );
    await fc.assert(property, { numRuns: 2, endOnFailure: true });
  }, 120_000);
});
