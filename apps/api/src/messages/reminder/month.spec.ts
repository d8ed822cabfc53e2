import { localDate, timeZones } from '@percolateur/domain';
import type { ReminderRule } from '@percolateur/domain';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import { startWorker } from '../../../test/start-worker';
import type { TestWorker } from '../../../test/start-worker';
import { Cohort } from '../../record/cohort.entity';
import { HalfDay } from '../../record/half-day.entity';
import { Message } from '../../record/message.entity';
import { RuleVersion } from '../../record/rule-version.entity';
import { uuidv7 } from 'uuidv7';

/** One with half an hour in its offset, two east, one west, one that changes its clock on another day. */
const zones = [
  ...['Europe/Paris', 'Indian/Reunion', 'Pacific/Noumea', 'America/Cayenne'],
  ...['Pacific/Marquesas', 'America/Miquelon'],
].filter((zone) => timeZones.some((known) => known.zone === zone));

const clockThere = (instant: Date, timeZone: string) =>
  new Intl.DateTimeFormat('fr-FR', { timeZone, hour: '2-digit', minute: '2-digit' }).format(
    instant,
  );

/** What each learner is sent, days from the first day and hour there. Paris changes its clock on 28 March. */
const expected: Partial<Record<ReminderRule, [number, string]>> = {
  joining: [-15, '09:00'],
  prepare: [-7, '11:30'],
  eve: [-1, '16:00'],
  welcome: [0, '08:00'],
};

describe('a month of a hub, half an hour at a time', () => {
  let api: TestApi;
  let worker: TestWorker;
  beforeAll(async () => {
    api = await startApi({ at: '2027-03-05T00:00:00Z' });
    worker = await startWorker(api);
  });
  afterAll(async () => {
    await worker.stop();
    await api.stop();
  });

  async function cohortIn(timeZone: string, firstDay: string): Promise<Cohort> {
    const hub = await api.scene.organisation();
    await api.db.manager.insert(RuleVersion, {
      ...{ id: uuidv7(), organisationId: hub.id, rule: 'prepare', number: 1, paused: false },
      ...{ delay: { days: -7, time: '11:30' }, at: api.clock.now() },
    });
    const cohort = await api.scene.cohort(hub, { firstDay, timeZone });
    await api.db.manager.update(
      HalfDay,
      { cohortId: cohort.id },
      { signingOpenedAt: null, signingClosedAt: null },
    );
    const answeredAt = new Date('2027-02-01T10:00:00Z');
    await api.scene.enrol(cohort, await api.scene.person(), 'accepted', { answeredAt });
    return cohort;
  }
  const sentIn = (cohort: Cohort) =>
    api.db.manager.find(Message, {
      where: { cohortId: cohort.id, status: 'sent' },
      order: { sentAt: 'ASC' },
    });
  const days = (from: Date, to: Date, timeZone: string) =>
    Math.round(
      (Date.parse(localDate(to, timeZone)) - Date.parse(localDate(from, timeZone))) / 86_400_000,
    );
  async function live(until: string): Promise<void> {
    while (api.clock.now() < new Date(until)) {
      await worker.sweep();
      api.clock.advance({ minutes: 30 });
    }
  }

  test('each message leaves once, at its hour there, on both sides of the change of clock', async () => {
    const cohorts = await Promise.all(zones.map((zone) => cohortIn(zone, '2027-03-30')));
    await live('2027-04-01T00:00:00Z');
    for (const [index, cohort] of cohorts.entries()) {
      const zone = zones[index]!;
      const said = (await sentIn(cohort)).map(({ rule, sentAt }) => [
        rule,
        [days(cohort.halfDays[0].startsAt, sentAt!, zone), clockThere(sentAt!, zone)],
      ]);
      expect({ zone, said }).toEqual({ zone, said: Object.entries(expected) });
    }
  }, 300_000);

  test('after a week of silence, what still serves leaves once, and nothing else', async () => {
    // A week back from here: joining instructions and preparation fell due, an eve went by.
    const begun = await cohortIn('Europe/Paris', '2027-04-06');
    const near = await cohortIn('Indian/Reunion', '2027-04-12');
    const far = await cohortIn('Europe/Paris', '2027-04-21');
    api.clock.set('2027-04-07T06:30:00Z');
    await worker.sweep();
    await worker.sweep();
    const rules = async (cohort: Cohort) => (await sentIn(cohort)).map(({ rule }) => rule).sort();
    expect(await rules(begun)).toEqual(['joining']);
    expect(await rules(near)).toEqual(['joining', 'prepare']);
    expect(await rules(far)).toEqual(['joining']);
  });
});
