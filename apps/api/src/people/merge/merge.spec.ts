import {
  agendaRoutes,
  attendanceRoutes,
  certificateRoutes,
  enrolmentRoutes,
  learnerRoutes,
  mergeRoutes,
  organisationRoutes,
  sessionRoutes,
} from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { aSignature, signedOnTime } from '../../../test/signatures';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { AuditEvent } from '../../record/audit-event.entity';
import type { Cohort } from '../../record/cohort.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { HalfDay } from '../../record/half-day.entity';
import type { Organisation } from '../../record/organisation.entity';
import type { Person } from '../../record/person.entity';
import { PersonMerge } from '../../record/person-merge.entity';
import { Signature } from '../../record/signature.entity';

describe('the same person under two records', () => {
  let api: TestApi;
  let hub: Organisation;
  let coordinator: Client;
  let national: Client;
  beforeAll(async () => {
    api = await startApi();
    hub = await api.scene.organisation();
    coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
    const nation = await api.scene.organisation({ kind: 'national' });
    national = await api.as(await api.scene.staff(nation, 'admin'));
  });
  afterAll(() => api.stop());

  let serial = 0;
  /** Two records of one name: the first enrolled in autumn, the second in winter. */
  const twoRecords = async () => {
    const letters = [...String(++serial)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
    const name = { firstName: 'Nadia', lastName: `Benali ${letters.repeat(6)}` };
    const [main, other] = [
      await api.scene.person({ ...name, homeOrganisationId: hub.id }),
      await api.scene.person({ ...name, homeOrganisationId: hub.id }),
    ];
    const autumn = await api.scene.cohort(hub, { title: 'Automne' });
    const winter = await api.scene.cohort(hub, { title: 'Hiver', firstDay: '2027-01-12' });
    await api.scene.enrol(autumn, main);
    const left = await api.scene.enrol(winter, other);
    return { main, other, autumn, winter, left };
  };
  const pairOf = (main: Person, other: Person, organisationId = hub.id) => ({
    params: { organisationId, personId: main.id, otherId: other.id },
  });
  const merge = (main: Person, other: Person, by = coordinator) =>
    by.call(mergeRoutes.merge, pairOf(main, other));
  const refusalOf = async (main: Person, other: Person, by = coordinator) => {
    const { body } = await by.call(mergeRoutes.preview, pairOf(main, other));
    const { status, problem } = await merge(main, other, by);
    expect([status, problem.type]).toEqual([409, 'urn:percolateur:merge-refused']);
    return body.obstacles;
  };

  const { preview, merge: makeOne, separate, tellApart, takeApartBack } = mergeRoutes;
  const ofAPair = [preview, makeOne, separate, tellApart, takeApartBack];

  test('is proposed to the coordination, shown, and told to no one else', async () => {
    const { main, other, autumn } = await twoRecords();
    await signedOnTime(api, main, autumn.halfDays.slice(0, 2));
    const params = { organisationId: hub.id };
    const { body } = await coordinator.call(mergeRoutes.lookAlikes, { params });
    const ids = body.pairs.map(({ records }) => records.map(({ personId }) => personId).sort());
    expect(ids).toContainEqual([main.id, other.id].sort());
    const shown = await coordinator.call(mergeRoutes.preview, pairOf(main, other));
    expect(shown.body).toMatchObject({
      ...{ obstacles: [], merged: false },
      main: { email: main.email, signatures: 2, results: 0, documents: 0 },
      other: { email: other.email, signatures: 0, enrolments: [{ cohortTitle: 'Hiver' }] },
    });
    const neighbour = await api.scene.organisation();
    const strangers = [
      await api.as(await api.scene.staff(neighbour, 'coordinator')),
      await api.as(main),
    ];
    for (const stranger of strangers) {
      for (const route of ofAPair) {
        expect((await stranger.call(route, pairOf(main, other))).status).toBe(404);
        const elsewhere = pairOf(main, other, neighbour.id);
        expect((await stranger.call(route, elsewhere)).status).toBe(404);
      }
    }
    const trainer = await api.as(await api.scene.staff(hub, 'trainer'));
    expect((await merge(main, other, trainer)).status).toBe(403);
    expect((await merge(main, main)).status).toBe(404);
    expect(await api.db.manager.countBy(PersonMerge, { personId: main.id })).toBe(0);
  });

  test('is said once to be two people, proposed no more, and that is taken back', async () => {
    const { main, other } = await twoRecords();
    const params = { organisationId: hub.id };
    const seen = async () => {
      const { body } = await coordinator.call(mergeRoutes.lookAlikes, { params });
      const isPair = ({ records }: { records: readonly { personId: string }[] }) =>
        records.some(({ personId }) => personId === main.id);
      const row = { search: main.lastName };
      const people = await coordinator.call(organisationRoutes.learners, { params, query: row });
      return {
        proposed: body.pairs.filter(isPair).length,
        apart: body.apart.filter(isPair),
        namesakes: people.body.rows.flatMap(({ namesakes }) => namesakes).length,
      };
    };
    expect(await seen()).toEqual({ proposed: 1, apart: [], namesakes: 2 });
    const told = await Promise.all([
      coordinator.call(mergeRoutes.tellApart, pairOf(main, other)),
      coordinator.call(mergeRoutes.tellApart, pairOf(other, main)),
    ]);
    expect(told.map(({ status }) => status)).toEqual([204, 204]);
    const { proposed, apart, namesakes } = await seen();
    expect([proposed, namesakes]).toEqual([0, 0]);
    expect(apart).toMatchObject([{ at: api.clock.now().toISOString() }]);
    const events = [main, other].map(({ id: objectId }) => ({
      ...{ action: 'person.told-apart' as const, objectId },
    }));
    expect(await api.db.manager.countBy(AuditEvent, events)).toBe(1);
    const back = await coordinator.call(mergeRoutes.takeApartBack, pairOf(other, main));
    expect(back.status).toBe(204);
    expect(await seen()).toEqual({ proposed: 1, apart: [], namesakes: 2 });

    // Who then says that they are one after all need take nothing back first.
    await coordinator.call(mergeRoutes.tellApart, pairOf(main, other));
    expect((await merge(main, other)).status).toBe(204);
    const again = await coordinator.call(mergeRoutes.tellApart, pairOf(main, other));
    expect(again.problem.type).toBe('urn:percolateur:merge-refused');
  });

  test('is one person once merged, by either address; evidence keeps whom it named', async () => {
    const { main, other, autumn, winter } = await twoRecords();
    await signedOnTime(api, main, autumn.halfDays.slice(0, 1));
    await signedOnTime(api, other, winter.halfDays.slice(0, 1));
    const [before, after] = [await api.as(other), await api.as(main)];
    const answers = await Promise.all([merge(main, other), merge(main, other, national)]);
    expect(answers.map(({ status }) => status)).toEqual([204, 204]);
    expect(await api.db.manager.countBy(PersonMerge, { otherId: other.id })).toBe(1);
    const events = { action: 'person.merged' as const, objectId: main.id };
    expect(await api.db.manager.countBy(AuditEvent, events)).toBe(1);

    for (const client of [before, after, await api.as(other)]) {
      const { body: cohorts } = await client.call(learnerRoutes.cohorts, {});
      expect(cohorts.map(({ title }) => title)).toEqual(['Hiver', 'Automne']);
      for (const { id: cohortId, title } of [autumn, winter]) {
        const today = await client.call(learnerRoutes.today, { params: { cohortId } });
        expect(today.body).toMatchObject({ title, signedCount: 1 });
      }
      expect((await client.call(certificateRoutes.mine, {})).status).toBe(200);
      const { bytes } = await client.send({ method: 'GET', url: '/api/v1/my/data?format=json' });
      expect(bytes.toString()).toContain(main.email);
      expect(bytes.toString()).toContain(other.email);
    }
    // What a device keeps stays theirs.
    expect((await before.call(sessionRoutes.current, {})).body.person).toMatchObject({
      ...{ id: other.id, email: main.email },
    });
    expect((await before.call(sessionRoutes.deviceKey, {})).body.personId).toBe(other.id);
    const owners = await api.db.manager.findBy(Signature, { halfDayId: winter.halfDays[0].id });
    expect(owners.map(({ personId }) => personId)).toEqual([other.id]);

    const feed = await after.call(agendaRoutes.make, { body: { id: uuidv7(), kind: 'learner' } });
    const diary = await api.stranger.send({ method: 'GET', url: new URL(feed.body.url).pathname });
    expect(diary.bytes.toString().match(/BEGIN:VEVENT/g)).toHaveLength(8);
    const stranger = await api.as(await api.scene.person());
    expect((await stranger.call(learnerRoutes.cohorts, {})).body).toEqual([]);
  });

  test('signs under the record that the half-day knows, whichever address they came in by', async () => {
    const { main, other, winter } = await twoRecords();
    await merge(main, other);
    const [morning] = winter.halfDays;
    await api.db.manager.update(
      HalfDay,
      { id: morning.id },
      { signingOpenedAt: morning.startsAt, signingMeans: ['own'] },
    );
    const then = api.clock.now().toISOString();
    api.clock.set('2027-01-12T08:10:00Z');
    const client = await api.as(main);
    const signature = aSignature(main, { clientTime: '2027-01-12T08:10:00Z' });
    const params = { halfDayId: morning.id };
    const signed = await client.call(attendanceRoutes.sign, { params, body: signature });
    expect(signed.status).toBe(200);
    const kept = await api.db.manager.findOneByOrFail(Signature, { id: signature.id });
    expect(kept.personId).toBe(other.id);
    const stranger = aSignature(await api.scene.person());
    const refused = await client.call(attendanceRoutes.sign, { params, body: stranger });
    expect(refused.problem.type).toBe('urn:percolateur:other-person');
    api.clock.set(then);
  });

  test('is enrolled as the main one, once, and takes no role', async () => {
    const { main, other, winter } = await twoRecords();
    await merge(main, other);
    const spring = await api.scene.cohort(hub, { firstDay: '2027-03-09' });
    const { firstName, lastName } = other;
    const card = { firstName, lastName, email: other.email };
    const enrol = ({ id: cohortId }: Cohort, email: string) =>
      coordinator.call(enrolmentRoutes.enrol, {
        params: { cohortId },
        body: { ...card, id: uuidv7(), email },
      });
    expect((await enrol(spring, other.email)).body).toMatchObject({ personId: main.id });
    expect((await enrol(winter, main.email)).problem.type).toBe('urn:percolateur:already-enrolled');
    const lines = [main.email, other.email].map((email, index) => ({
      ...{ ...card, line: index + 2, email, employer: '' },
      ...{ left: false, uneven: false, yes: [] },
    }));
    const report = await coordinator.call(enrolmentRoutes.enrolList, {
      params: { cohortId: winter.id },
      body: { dryRun: false, lines },
    });
    expect(report.body.lines.map(({ outcome }) => outcome)).toEqual(['enrolled', 'duplicate']);
    expect(await api.db.manager.countBy(Enrolment, { cohortId: winter.id })).toBe(1);
    const role = { ...card, role: 'trainer' as const, samePerson: true as const };
    const given = await national.call(organisationRoutes.giveRole, {
      params: { organisationId: hub.id },
      body: role,
    });
    expect(given.problem.type).toBe('urn:percolateur:merged-person');
  });

  test('is found by either address, shown as merged, and two again once separated', async () => {
    const { main, other } = await twoRecords();
    await merge(main, other);
    const find = async () => {
      const { body } = await coordinator.call(organisationRoutes.learners, {
        ...{ params: { organisationId: hub.id }, query: { search: other.email } },
      });
      return body.rows;
    };
    expect(await find()).toMatchObject([
      { personId: other.id, mergedInto: { personId: main.id, email: main.email }, namesakes: [] },
    ]);
    for (let twice = 0; twice < 2; twice++) {
      const { status } = await coordinator.call(mergeRoutes.separate, pairOf(main, other));
      expect(status).toBe(204);
    }
    expect(await find()).toMatchObject([
      { mergedInto: null, namesakes: [{ personId: main.id, email: main.email }] },
    ]);
    const { body: cohorts } = await (await api.as(other)).call(learnerRoutes.cohorts, {});
    expect(cohorts.map(({ title }) => title)).toEqual(['Hiver']);
    const events = { action: 'person.separated' as const, objectId: main.id };
    expect(await api.db.manager.countBy(AuditEvent, events)).toBe(1);
  });

  test('is refused, with its reason, when it cannot be one person', async () => {
    const { main, other, autumn, winter } = await twoRecords();
    const { id } = await api.scene.enrol(autumn, other);
    expect(await refusalOf(main, other)).toEqual(['same-cohort']);
    await api.db.manager.update(Enrolment, { id }, { status: 'withdrawn' });
    await signedOnTime(api, main, autumn.halfDays.slice(0, 1));
    await signedOnTime(api, other, autumn.halfDays.slice(0, 1));
    expect(await refusalOf(main, other)).toEqual(['same-half-day']);

    const staff = await api.scene.staff(hub, 'trainer');
    await api.scene.enrol(winter, staff);
    expect(await refusalOf(main, staff)).toEqual(['staff']);

    const third = await api.scene.person({ homeOrganisationId: hub.id });
    const fourth = await api.scene.person({ homeOrganisationId: hub.id });
    expect((await merge(main, third)).status).toBe(204);
    expect((await merge(main, fourth)).status).toBe(204);
    expect(await refusalOf(fourth, await api.scene.person({ homeOrganisationId: hub.id }))).toEqual(
      ['merged-already'],
    );
    const elsewhere = await api.scene.cohort(await api.scene.organisation(), {
      firstDay: '2027-05-11',
    });
    const known = await twoRecords();
    await api.scene.enrol(elsewhere, known.other);
    expect(await refusalOf(known.main, known.other)).toEqual(['other-hub']);
    expect((await merge(known.main, known.other, national)).status).toBe(204);
  });
});
