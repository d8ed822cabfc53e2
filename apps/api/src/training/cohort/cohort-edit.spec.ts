import { cohortRoutes } from '@percolateur/contract';
import type { CohortEdit, CohortView, HalfDayPlan, SigningMeans } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { Signature } from '../../record/signature.entity';
import { AuditEvent } from '../../record/audit-event.entity';
import { Enrolment } from '../../record/enrolment.entity';
import type { Organisation } from '../../record/organisation.entity';
import type { Person } from '../../record/person.entity';
import type { Cohort } from '../../record/cohort.entity';
import { HalfDay } from '../../record/half-day.entity';

describe('editing a cohort', () => {
  let api: TestApi;
  let hub: Organisation;
  let coordinator: Client;
  /** A first day that no other test of this file uses. */
  let firstDay: string;
  let week = 0;

  beforeAll(async () => {
    api = await startApi({ at: '2026-10-01T08:00:00Z' });
    hub = await api.scene.organisation();
    coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
  });
  beforeEach(() => {
    week += 1;
    firstDay = new Date(Date.UTC(2027, 0, 5 + 7 * week)).toISOString().slice(0, 10);
  });
  afterAll(() => api.stop());

  const aCohort = async (trainers: Person[] = [], fields: Partial<Cohort> = {}) =>
    api.scene.cohort(hub, { firstDay, trainers, ...fields });
  const edit = (cohort: { id: string }, body: CohortEdit) =>
    coordinator.call(cohortRoutes.edit, { params: { cohortId: cohort.id }, body });
  const read = async (cohort: { id: string }): Promise<CohortView> =>
    (await coordinator.call(cohortRoutes.read, { params: { cohortId: cohort.id } })).body;
  const later = (days: number) =>
    new Date(Date.parse(firstDay) + days * 86_400_000).toISOString().slice(0, 10);
  /** The half-days of a cohort as the page sends them back, each on its day. */
  const plansOf = ({ halfDays }: CohortView, move = (_: number) => 0): HalfDayPlan[] =>
    halfDays.map(({ id, title, mode }, index) => ({
      id,
      title,
      mode,
      day: later((index < 2 ? 0 : 1) + move(index)),
      start: index % 2 === 0 ? '09:00' : '13:30',
      end: index % 2 === 0 ? '12:30' : '17:00',
    }));
  const sign = (halfDay: { id: string }, person: Person, role: 'learner' | 'trainer' = 'learner') =>
    api.db.manager.insert(Signature, {
      id: uuidv7(),
      halfDayId: halfDay.id,
      personId: person.id,
      role,
      way: 'typed',
      statementVersion: 'present-1',
      statement: 'Je suis là ce matin.',
      clientTime: new Date(),
      serverTime: new Date(),
    });

  test('chooses by what its half-days are signed, and takes none away once signing was opened', async () => {
    const cohort = await aCohort([await api.scene.staff(hub, 'trainer')]);
    const means = async () => (await read(cohort)).halfDays.map((each) => each.means.join(' '));
    const plans = plansOf(await read(cohort));
    const all = 'own passed link paper';
    const some = plans.map((plan) => ({ ...plan, means: ['paper' as const, 'passed' as const] }));
    const { body } = await edit(cohort, { revision: 1, halfDays: some });
    expect(body.halfDays.map((each) => each.means)).toEqual(plans.map(() => ['passed', 'paper']));
    const [event] = await api.db.manager.findBy(AuditEvent, { objectId: cohort.id });
    expect(event!.detail).toEqual({ fields: 'means' });
    // The same again changes nothing, and what is not said stays as it is.
    expect((await edit(cohort, { revision: 1, halfDays: some })).body.revision).toBe(body.revision);
    expect((await edit(cohort, { revision: 1, halfDays: plans })).body.revision).toBe(2);

    const [first] = (await read(cohort)).halfDays;
    const opened = { signingOpenedAt: new Date(first!.startsAt) };
    await api.db.manager.update(HalfDay, { id: first!.id }, opened);
    const fewer = plans.map((plan) => ({ ...plan, means: ['passed' as const] }));
    const refused = await edit(cohort, { revision: 2, halfDays: fewer });
    expect(refused.problem.type).toBe('urn:percolateur:signing-means-kept');
    const others = fewer.map((plan, index) => (index === 0 ? { ...plan, means: undefined } : plan));
    expect((await edit(cohort, { revision: 2, halfDays: others })).status).toBe(200);
    expect(await means()).toEqual(['passed paper', 'passed', 'passed', 'passed']);
    const more = [{ ...plans[0]!, means: all.split(' ') as SigningMeans[] }, ...others.slice(1)];
    expect((await edit(cohort, { revision: 3, halfDays: more })).status).toBe(200);
    expect((await means())[0]).toBe(all);
  });

  test('says what was changed, and refuses an edit made on an old reading', async () => {
    const cohort = await aCohort([await api.scene.staff(hub, 'trainer')]);
    const reply = await edit(cohort, { revision: 1, title: 'Autre titre', capacity: 10 });
    expect(reply.body).toMatchObject({ title: 'Autre titre', capacity: 10, revision: 2 });
    const stale = await edit(cohort, { revision: 1, title: 'Trop tard' });
    expect(stale.problem.type).toBe('urn:percolateur:stale-edit');
    const again = await edit(cohort, { revision: 1, title: 'Autre titre', capacity: 10 });
    expect(again.body.revision).toBe(2);
    const [event, ...others] = await api.db.manager.findBy(AuditEvent, { objectId: cohort.id });
    expect(others).toEqual([]);
    expect(event.detail).toEqual({ fields: 'title,capacity' });
  });

  test('of two edits at once, one wins and the other is told', async () => {
    const cohort = await aCohort([await api.scene.staff(hub, 'trainer')]);
    const replies = await Promise.all(
      ['Un', 'Deux', 'Trois'].map((title) => edit(cohort, { revision: 1, title })),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect((await read(cohort)).revision).toBe(2);
  });

  test('dates move, half-days come and go, always numbered in order of time', async () => {
    const cohort = await aCohort([await api.scene.staff(hub, 'trainer')]);
    const opened = { signingOpenedAt: new Date() };
    await api.db.manager.update(HalfDay, { id: cohort.halfDays[0].id }, opened);
    const [first, second, third] = plansOf(await read(cohort), (index) => (index === 0 ? 2 : 0));
    const fresh = { title: 'Retour', mode: 'remote', start: '18:00', end: '19:00' } as const;
    const halfDays = [first, second, third, { ...fresh, day: firstDay }];
    const { status, body } = await edit(cohort, { revision: 1, halfDays });
    expect(status).toBe(200);
    expect(body.halfDays.map(({ position, id }) => [position, id])).toEqual([
      [1, second.id],
      [2, expect.any(String)],
      [3, third.id],
      [4, first.id],
    ]);
    expect(body.halfDays[1]).toMatchObject({ title: 'Retour', mode: 'remote' });
    expect(body.halfDays[3].signingOpenedAt).toBeNull();
  });

  test('a half-day that bears a signature stays where it is', async () => {
    const lucie = await api.scene.staff(hub, 'trainer');
    const cohort = await aCohort([lucie], { status: 'running' });
    await sign(cohort.halfDays[1], lucie, 'trainer');
    const before = await read(cohort);
    const moved = plansOf(before, (index) => (index === 1 ? 3 : 0));
    const removed = plansOf(before).toSpliced(1, 1);
    for (const halfDays of [moved, removed]) {
      const reply = await edit(cohort, { revision: 1, halfDays });
      expect(reply.problem.type).toBe('urn:percolateur:half-day-has-signatures');
    }
    const others = plansOf(before, (index) => (index === 1 ? 0 : 3));
    others[1].title = 'Fonctionnement, revu';
    expect((await edit(cohort, { revision: 1, halfDays: others })).status).toBe(200);
    expect((await read(cohort)).halfDays[0]).toMatchObject({
      id: cohort.halfDays[1].id,
      title: 'Fonctionnement, revu',
    });
  });

  test('half-days overlap neither here nor in the agenda of anybody', async () => {
    const lucie = await api.scene.staff(hub, 'trainer');
    const nadia = await api.scene.person();
    const [taught, followed] = [await aCohort([lucie]), await aCohort()];
    await api.scene.enrol(followed, nadia);
    firstDay = later(3);
    const [hers, theirs] = [
      await aCohort([lucie]),
      await aCohort([await api.scene.staff(hub, 'trainer')]),
    ];
    await api.scene.enrol(theirs, nadia);
    for (const cohort of [hers, theirs]) {
      const halfDays = plansOf(await read(cohort), () => -2);
      const reply = await edit(cohort, { revision: 1, halfDays });
      expect(reply.problem.type).toBe('urn:percolateur:half-day-overlaps');
    }
    const itself = plansOf(await read(hers), (index) => (index === 2 ? -1 : 0));
    expect((await edit(hers, { revision: 1, halfDays: itself })).problem.type).toBe(
      'urn:percolateur:half-day-overlaps',
    );
    const busy = await edit(followed, { revision: 1, trainerIds: [lucie.id] });
    expect(busy.problem.type).toBe('urn:percolateur:half-day-overlaps');
    // Which of ours, and when; of the other session nothing, it may be somebody else’s.
    expect(busy.problem.detail).toMatch(/^\p{L}+ \d+(er)? \p{L}+, 9\sh\s–.12\sh\s30\s: l’équipe/u);
    await api.db.manager.update('cohort', { id: taught.id }, { status: 'cancelled' });
    expect((await edit(followed, { revision: 1, trainerIds: [lucie.id] })).status).toBe(200);
  });

  test('an open cohort keeps what opening asked for; a closed one changes no more', async () => {
    const cohort = await aCohort([await api.scene.staff(hub, 'trainer')]);
    const bare = await edit(cohort, { revision: 1, trainerIds: [] });
    expect(bare.problem.type).toBe('urn:percolateur:cohort-incomplete');
    const closed = await aCohort([], { status: 'closed' });
    const reply = await edit(closed, { revision: 1, title: 'Trop tard' });
    expect(reply.problem.type).toBe('urn:percolateur:cohort-not-open');
  });

  test('the link of a meeting is an address of the web', async () => {
    const cohort = await aCohort();
    const reply = await edit(cohort, { revision: 1, remoteLink: 'javascript:alert(1)' });
    expect(reply.problem.errors).toMatchObject([{ path: 'remoteLink' }]);
  });

  test('half-days from elsewhere, or told twice, are refused', async () => {
    const cohort = await aCohort([await api.scene.staff(hub, 'trainer')]);
    const plans = plansOf(await read(cohort));
    for (const id of [uuidv7(), plans[0].id]) {
      const halfDays = plans.with(3, { ...plans[3], id });
      const reply = await edit(cohort, { revision: 1, halfDays });
      expect(reply.problem.errors?.[0].path).toBe('halfDays');
    }
  });

  test('how few it is held for, and how many are hoped for, hold with the seats there are', async () => {
    const cohort = await aCohort([await api.scene.staff(hub, 'trainer')]);
    const plan = { minimumSeats: 6, targetSeats: 10 };
    expect((await edit(cohort, { revision: 1, ...plan })).body).toMatchObject(plan);
    const reply = await edit(cohort, { revision: 2, capacity: 5 });
    expect(reply.problem.errors?.map(({ path }) => path)).toEqual(['minimumSeats']);
  });

  test('more seats go to those who wait; fewer than are taken is refused', async () => {
    const cohort = await aCohort([await api.scene.staff(hub, 'trainer')], { capacity: 1 });
    await api.scene.enrol(cohort, await api.scene.person());
    const waiting = [];
    for (const day of ['02', '01', '03']) {
      waiting.push(
        await api.scene.enrol(cohort, await api.scene.person(), 'waitlisted', {
          createdAt: new Date(`2026-09-${day}T08:00:00Z`),
          invitedAt: null,
          answeredAt: null,
        }),
      );
    }
    const less = await edit(cohort, { revision: 1, capacity: 3 });
    expect(less.body.counts).toMatchObject({ invited: 2, waitlisted: 1, accepted: 1 });
    const [second, first, third] = await Promise.all(
      waiting.map(({ id }) => api.db.manager.findOneByOrFail(Enrolment, { id })),
    );
    expect([first.status, second.status, third.status]).toEqual([
      'invited',
      'invited',
      'waitlisted',
    ]);
    expect(first.answerBefore).toEqual(new Date('2026-10-03T08:00:00Z'));
    const reply = await edit(cohort, { revision: 2, capacity: 2 });
    expect(reply.problem.errors).toEqual([
      { path: 'capacity', message: 'Places déjà prises\u00a0: 3.' },
    ]);
  });

  test('an invitation ends when the course begins, wherever the course moves', async () => {
    const cohort = await aCohort([await api.scene.staff(hub, 'trainer')]);
    const enrolment = await api.scene.enrol(cohort, await api.scene.person(), 'invited', {
      answerBefore: cohort.halfDays[0].startsAt,
    });
    const halfDays = plansOf(await read(cohort), () => -3);
    const { body } = await edit(cohort, { revision: 1, halfDays });
    const { answerBefore } = await api.db.manager.findOneByOrFail(Enrolment, { id: enrolment.id });
    expect(answerBefore?.toISOString()).toBe(body.halfDays[0].startsAt);
  });

  test('removing a half-day may complete the course, adding one may undo it', async () => {
    const cohort = await aCohort([await api.scene.staff(hub, 'trainer')], { status: 'running' });
    const nadia = await api.scene.person();
    const { id } = await api.scene.enrol(cohort, nadia);
    await api.db.query(
      `insert into quiz_attempt (id, enrolment_id, course_version_id, quiz_id, kind, number, status,
         started_at, submitted_at, points_numerator, points_denominator, possible, percent, passed)
       values ($1, $2, $3, 'evaluation', 'final', 1, 'submitted', now(), now(), 10, 1, 10, 100, true)`,
      [uuidv7(), id, cohort.courseVersionId],
    );
    for (const halfDay of cohort.halfDays.slice(0, 3)) await sign(halfDay, nadia);
    const plans = plansOf(await read(cohort));
    const status = async () => (await api.db.manager.findOneByOrFail(Enrolment, { id })).status;
    await edit(cohort, { revision: 1, halfDays: plans.slice(0, 3) });
    expect(await status()).toBe('completed');
    await edit(cohort, {
      revision: 2,
      halfDays: [...plans.slice(0, 3), { ...plans[3], id: undefined }],
    });
    expect(await status()).toBe('accepted');
  });
});
