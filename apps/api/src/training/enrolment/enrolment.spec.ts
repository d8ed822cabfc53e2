import { enrolmentRoutes } from '@percolateur/contract';
import type { NewEnrolment } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import type { Cohort } from '../../record/cohort.entity';
import { SeatService } from '../cohort/seat.service';
import type { Organisation } from '../../record/organisation.entity';
import { Person } from '../../record/person.entity';
import { Enrolment } from '../../record/enrolment.entity';

describe('enrolments', () => {
  let api: TestApi;
  let hub: Organisation;
  let lucie: Person;
  let coordinator: Client;
  let trainer: Client;
  let serial = 0;

  beforeAll(async () => {
    api = await startApi({ at: '2026-10-01T08:00:00Z' });
    hub = await api.scene.organisation();
    lucie = await api.scene.staff(hub, 'trainer');
    trainer = await api.as(lucie);
    coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
  });
  beforeEach(() => api.clock.set('2026-10-01T08:00:00Z'));
  afterAll(() => api.stop());

  const someone = (fields: Partial<NewEnrolment> = {}): NewEnrolment => {
    serial += 1;
    const email = `inscrite${serial}@percolateur.test`;
    return { id: uuidv7(), firstName: 'Anne', lastName: 'Roy', email, employer: '', ...fields };
  };
  const at = (cohort: Cohort) => ({ params: { cohortId: cohort.id } });
  const enrol = (cohort: Cohort, body = someone(), who = coordinator) =>
    who.call(enrolmentRoutes.enrol, { ...at(cohort), body });
  const walkIn = (cohort: Cohort, body = someone(), who = trainer) =>
    who.call(enrolmentRoutes.addWalkIn, { ...at(cohort), body });
  const invite = (cohort: Cohort, enrolmentIds?: string[], who = coordinator) =>
    who.call(enrolmentRoutes.invite, { ...at(cohort), body: { enrolmentIds } });
  const withdraw = (id: string, reason = 'Changement de poste', who = coordinator) =>
    who.call(enrolmentRoutes.withdraw, { params: { enrolmentId: id }, body: { reason } });
  const list = async (cohort: Cohort, who = coordinator) =>
    (await who.call(enrolmentRoutes.list, at(cohort))).body;
  const find = (id: string) => api.db.manager.findOneByOrFail(Enrolment, { id });

  test('nobody reaches what is not theirs', async () => {
    const cohort = await api.scene.cohort(hub, { trainers: [lucie] });
    const nadia = await api.scene.person();
    const { id } = await api.scene.enrol(cohort, nadia);
    const attempts = async (who: Client) => {
      const replies = await Promise.all([
        who.call(enrolmentRoutes.list, at(cohort)),
        enrol(cohort, someone(), who),
        invite(cohort, undefined, who),
        walkIn(cohort, someone(), who),
        withdraw(id, 'Essai', who),
      ]);
      return replies.map(({ status }) => status);
    };
    const neighbour = await api.scene.staff(await api.scene.organisation(), 'coordinator');
    expect(await attempts(api.stranger)).toEqual([401, 401, 401, 401, 401]);
    expect(await attempts(await api.as(neighbour))).toEqual([404, 404, 404, 404, 404]);
    expect(await attempts(await api.as(nadia))).toEqual([404, 404, 404, 404, 404]);
    expect(await attempts(trainer)).toEqual([200, 403, 403, 200, 403]);
    expect((await withdraw(uuidv7())).status).toBe(404);
    expect((await withdraw('inscription')).status).toBe(404);
    expect((await find(id)).status).toBe('accepted');
  });

  test('a name that would break out of its line, or a text that cannot be kept, is bad input', async () => {
    const cohort = await api.scene.cohort(hub);
    const broken = await enrol(cohort, someone({ firstName: 'Anne\nBcc: tous@hub.test' }));
    expect(broken.status).toBe(400);
    expect(broken.problem.errors).toEqual([
      { path: 'firstName', message: 'Il tient sur une seule ligne.' },
    ]);
    const { body } = await enrol(cohort);
    expect((await withdraw(body.id, 'Départ\0soudain')).status).toBe(400);
  });

  test('one person is enrolled once, however often it is asked', async () => {
    const cohort = await api.scene.cohort(hub);
    const body = someone({ email: ' Anne.ROY@hub.test ', employer: 'Mairie de Flers' });
    const replies = await Promise.all([enrol(cohort, body), enrol(cohort, body)]);
    expect(replies.map(({ status }) => status)).toEqual([200, 200]);
    expect(replies[0].body).toEqual(replies[1].body);
    expect(replies[0].body).toMatchObject({
      id: body.id,
      email: 'anne.roy@hub.test',
      employer: 'Mairie de Flers',
      status: 'invited',
      invitedAt: null,
      lessonCount: 12,
      halfDayCount: 4,
      waitingRank: null,
    });
    const reused = await enrol(cohort, someone({ id: body.id }));
    expect(reused.problem.type).toBe('urn:percolateur:id-reused');
    const again = await enrol(cohort, { ...body, id: uuidv7() });
    expect(again.problem.type).toBe('urn:percolateur:already-enrolled');
    expect(await list(cohort)).toHaveLength(1);
  });

  test('a known person keeps their own name', async () => {
    const nadia = await api.scene.person({ homeOrganisationId: hub.id });
    const { body } = await enrol(
      await api.scene.cohort(hub),
      someone({ email: nadia.email, samePerson: true }),
    );
    expect(body).toMatchObject({ personId: nadia.id, lastName: nadia.lastName });
  });

  test('the last seat is given once, the others wait in order', async () => {
    const cohort = await api.scene.cohort(hub, { capacity: 1 });
    const replies = await Promise.all(Array.from({ length: 20 }, () => enrol(cohort)));
    const seated = replies.filter(({ body }) => body.status === 'invited');
    expect(seated).toHaveLength(1);
    const ranks = (await list(cohort)).flatMap(({ waitingRank }) => waitingRank ?? []);
    expect(ranks.sort((a, b) => a - b)).toEqual(Array.from({ length: 19 }, (_, i) => i + 1));
  });

  test('progress is shown to the staff', async () => {
    const cohort = await api.scene.cohort(hub, { trainers: [lucie] });
    const { id } = await api.scene.enrol(cohort, await api.scene.person());
    await api.db.query(
      `insert into lesson_progress (enrolment_id, lesson_id, seen_at, done_at)
       values ($1, 'lecon-1-1', now(), now()), ($1, 'lecon-1-2', now(), null)`,
      [id],
    );
    const [row] = await list(cohort, trainer);
    expect(row).toMatchObject({
      id,
      lessonsDone: 1,
      halfDaysSigned: 0,
      positioningDone: false,
      finalPassed: false,
    });
  });

  test('invitations leave once, with a deadline, for those who have a seat', async () => {
    const cohort = await api.scene.cohort(hub, { capacity: 2 });
    const [one, , waiting] = [await enrol(cohort), await enrol(cohort), await enrol(cohort)];
    const counts = (await Promise.all([invite(cohort), invite(cohort)])).map((r) => r.body.count);
    expect(counts.sort()).toEqual([0, 2]);
    expect(await find(one.body.id)).toMatchObject({
      invitedAt: new Date('2026-10-01T08:00:00Z'),
      answerBefore: new Date('2026-10-15T08:00:00Z'),
    });
    expect((await find(waiting.body.id)).invitedAt).toBeNull();
    const full = await invite(cohort, [waiting.body.id]);
    expect(full.problem.type).toBe('urn:percolateur:cohort-full');
    const elsewhere = await enrol(await api.scene.cohort(hub));
    expect((await invite(cohort, [elsewhere.body.id])).status).toBe(404);

    api.clock.set('2026-11-20T08:00:00Z');
    expect((await invite(cohort, [one.body.id])).body.count).toBe(1);
    expect((await find(one.body.id)).answerBefore).toEqual(cohort.halfDays[0].startsAt);
    api.clock.set(cohort.halfDays[0].startsAt);
    expect((await invite(cohort, [one.body.id])).problem.type).toBe(
      'urn:percolateur:cohort-not-open',
    );
    const draft = await api.scene.cohort(hub, { status: 'draft', firstDay: '2027-01-05' });
    expect((await invite(draft)).problem.type).toBe('urn:percolateur:cohort-not-open');
  });

  test('who declined or left may be invited again, who follows the course may not', async () => {
    const cohort = await api.scene.cohort(hub);
    const person = () => api.scene.person();
    const declined = await api.scene.enrol(cohort, await person(), 'declined');
    const gone = await api.scene.enrol(cohort, await person(), 'withdrawn', {
      withdrawalReason: 'Maladie',
    });
    const there = await api.scene.enrol(cohort, await person(), 'accepted');
    expect((await invite(cohort, [declined.id, gone.id, there.id])).problem.type).toBe(
      'urn:percolateur:invitation-answered',
    );
    expect((await find(declined.id)).status).toBe('declined');
    expect((await invite(cohort, [declined.id, gone.id])).body.count).toBe(2);
    expect(await find(gone.id)).toMatchObject({
      status: 'invited',
      withdrawalReason: null,
      answeredAt: null,
    });
  });

  test('who declined or left is enrolled again, under the same enrolment and behind who waits', async () => {
    const cohort = await api.scene.cohort(hub, { capacity: 2 });
    const body = someone();
    const { body: first } = await enrol(cohort, body);
    await withdraw(first.id, 'Inscrite par erreur');
    const again = await enrol(cohort, { ...body, id: uuidv7() });
    expect([again.status, again.body.id, again.body.status]).toEqual([200, first.id, 'invited']);
    expect(await find(first.id)).toMatchObject({
      invitedAt: null,
      withdrawnAt: null,
      withdrawalReason: null,
    });
    await withdraw(first.id, 'Encore une erreur');
    await Promise.all([enrol(cohort), enrol(cohort)]);
    api.clock.advance({ minutes: 1 });
    const late = await enrol(cohort, { ...body, id: uuidv7() });
    expect(late.body).toMatchObject({ id: first.id, status: 'waitlisted', waitingRank: 1 });
    const events: { action: string }[] = await api.db.query(
      `select action from audit_event where object_id = $1 order by at, id`,
      [first.id],
    );
    expect(events.map(({ action }) => action.replace('enrolment.', ''))).toEqual([
      ...['added', 'withdrawn', 'returned', 'withdrawn', 'returned'],
    ]);
    const twice = await enrol(cohort, { ...body, id: uuidv7() });
    expect(twice.problem.type).toBe('urn:percolateur:already-enrolled');
  });

  test('a seat freed goes at once to the first who waits', async () => {
    const cohort = await api.scene.cohort(hub, { capacity: 2 });
    const { body: one } = await enrol(cohort);
    const { body: two } = await enrol(cohort);
    api.clock.advance({ minutes: 1 });
    const { body: first } = await enrol(cohort);
    api.clock.advance({ minutes: 1 });
    const { body: second } = await enrol(cohort);
    expect(second.waitingRank).toBe(2);

    const [gone, twice] = await Promise.all([withdraw(one.id), withdraw(one.id, 'Autre motif')]);
    expect([gone.body.status, twice.body.status]).toEqual(['withdrawn', 'withdrawn']);
    expect(await find(first.id)).toMatchObject({ status: 'invited', invitedAt: api.clock.now() });
    expect((await find(second.id)).status).toBe('waitlisted');
    await Promise.all([withdraw(two.id), withdraw(first.id)]);
    expect((await find(second.id)).status).toBe('invited');
    const history = await api.db.query(
      `select p.content ->> 'reason' as reason from audit_event v
       join personal_data p on p.evidence_id = v.id
       where v.object_id = $1 and v.action = 'enrolment.withdrawn'`,
      [one.id],
    );
    expect(history).toHaveLength(1);
  });

  test('the seat of an expired invitation goes to who waits, and no further', async () => {
    const cohort = await api.scene.cohort(hub, { capacity: 1 });
    const { body: late } = await enrol(cohort);
    const { body: first } = await enrol(cohort);
    await invite(cohort);
    const seats = api.app.get(SeatService);
    expect(await seats.fillExpired()).toBe(0);
    api.clock.advance({ days: 14 });
    await Promise.all([seats.fillExpired(), seats.fillExpired()]);
    expect((await find(first.id)).status).toBe('invited');
    expect(await seats.fillExpired()).toBe(0);
    const full = await invite(cohort, [late.id]);
    expect(full.problem.type).toBe('urn:percolateur:cohort-full');
  });

  test('nobody joins the list of a course that has begun, nor leaves it completed', async () => {
    const begun = await api.scene.cohort(hub, { firstDay: '2026-09-30', status: 'running' });
    expect((await enrol(begun)).problem.type).toBe('urn:percolateur:cohort-not-open');
    const done = await api.scene.enrol(begun, await api.scene.person(), 'completed');
    expect((await withdraw(done.id)).problem.type).toBe('urn:percolateur:transition-not-allowed');
    const closed = await api.scene.cohort(hub, { firstDay: '2026-09-15', status: 'closed' });
    const { id } = await api.scene.enrol(closed, await api.scene.person());
    expect((await withdraw(id)).problem.type).toBe('urn:percolateur:cohort-not-open');
    expect((await walkIn(closed, someone(), coordinator)).problem.type).toBe(
      'urn:percolateur:cohort-not-open',
    );
  });

  describe('walking in', () => {
    const running = (fields = {}) =>
      api.scene.cohort(hub, {
        firstDay: '2026-10-01',
        status: 'running',
        trainers: [lucie],
        ...fields,
      });

    test('makes one follow the course, once', async () => {
      const cohort = await running();
      const body = someone();
      const replies = await Promise.all([walkIn(cohort, body), walkIn(cohort, body)]);
      expect(replies.map(({ status }) => status)).toEqual([200, 200]);
      expect(replies[0].body).toMatchObject({ status: 'accepted', walkIn: true });
      expect((await walkIn(cohort, { ...body, id: uuidv7() })).body.id).toBe(body.id);
      expect(await list(cohort)).toHaveLength(1);
    });

    test('brings in who was invited, waiting or gone', async () => {
      const cohort = await running({ capacity: 3 });
      for (const status of ['invited', 'waitlisted', 'withdrawn'] as const) {
        const person = await api.scene.person({ homeOrganisationId: hub.id });
        const known = await api.scene.enrol(cohort, person, status);
        const { body } = await walkIn(cohort, someone({ email: person.email, samePerson: true }));
        expect(body).toMatchObject({ id: known.id, status: 'accepted', walkIn: true });
      }
      const accepted = await api.scene.person();
      await api.scene.enrol(cohort, accepted);
      const again = someone({ email: accepted.email, samePerson: true });
      expect((await walkIn(cohort, again)).problem.type).toBe('urn:percolateur:already-enrolled');
    });

    test('stops at the last seat, even when twenty come in at once', async () => {
      const cohort = await running({ capacity: 2 });
      const replies = await Promise.all(Array.from({ length: 20 }, () => walkIn(cohort)));
      expect(replies.filter(({ status }) => status === 200)).toHaveLength(2);
      const refused = replies.find(({ status }) => status !== 200);
      expect(refused?.problem.type).toBe('urn:percolateur:cohort-full');
      expect(await list(cohort)).toHaveLength(2);
    });

    test('is for one room at a time', async () => {
      const [here, there] = [await running(), await running({ trainers: [] })];
      const body = someone();
      const [one, other] = await Promise.all([
        walkIn(here, body),
        walkIn(there, { ...body, id: uuidv7() }, coordinator),
      ]);
      expect([one.status, other.status].sort()).toEqual([200, 409]);
    });
  });

  test('the same request to invite sends nothing twice, and says the same', async () => {
    const cohort = await api.scene.cohort(hub, { firstDay: '2026-11-10' });
    const people = [(await enrol(cohort)).body.id, (await enrol(cohort)).body.id];
    const body = { id: uuidv7(), enrolmentIds: people };
    const first = await coordinator.call(enrolmentRoutes.invite, { ...at(cohort), body });
    expect(first.body).toEqual({ count: 2 });
    const { invitedAt } = await find(people[0]);
    api.clock.advance({ minutes: 5 });
    const again = await coordinator.call(enrolmentRoutes.invite, { ...at(cohort), body });
    expect(again.body).toEqual({ count: 2 });
    expect((await find(people[0])).invitedAt).toEqual(invitedAt);
  });

  test('several are withdrawn for one reason, all or none, and seats go to those who wait', async () => {
    const cohort = await api.scene.cohort(hub, { firstDay: '2026-11-10', capacity: 2 });
    const [one, two, waiting] = [await enrol(cohort), await enrol(cohort), await enrol(cohort)];
    expect(waiting.body.status).toBe('waitlisted');
    const other = await api.scene.cohort(hub, { firstDay: '2026-11-17' });
    const elsewhere = (await enrol(other)).body.id;
    const ids = [one.body.id, two.body.id];
    const leave = (enrolmentIds: string[], who = coordinator, reason = 'Employeur indisponible') =>
      who.call(enrolmentRoutes.withdrawMany, { ...at(cohort), body: { enrolmentIds, reason } });
    expect((await leave([...ids, elsewhere])).status).toBe(404);
    expect((await find(ids[0])).status).toBe('invited');
    expect((await leave(ids, trainer)).status).toBe(404);
    expect((await leave(ids)).body).toEqual({ count: 2 });
    expect((await leave(ids, coordinator, 'Autre raison')).body).toEqual({ count: 2 });
    const gone = await find(ids[1]);
    expect([gone.status, gone.withdrawalReason]).toEqual(['withdrawn', 'Employeur indisponible']);
    expect((await find(waiting.body.id)).status).toBe('invited');
    const done = await api.scene.enrol(cohort, await api.scene.person(), 'completed');
    expect((await leave([waiting.body.id, done.id])).status).toBe(409);
    expect((await find(waiting.body.id)).status).toBe('invited');
  });
});
