import { dashboardRoutes, learnerRoutes } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { signedOnTime } from '../../../test/signatures';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { Cohort } from '../../record/cohort.entity';
import { CohortSum } from '../../record/cohort-sum.entity';
import { Enrolment } from '../../record/enrolment.entity';
import type { Organisation } from '../../record/organisation.entity';
import type { Person } from '../../record/person.entity';
import { SurveyAnswer } from '../../record/survey-answer.entity';
import { CohortSumsService } from './cohort-sums.service';

describe('the dashboard of the nation', () => {
  let api: TestApi;
  let admin: Client;
  let caen: Organisation;
  let albi: Organisation;
  let cohort: Cohort;
  let people: Person[];

  beforeAll(async () => {
    api = await startApi();
    const { scene } = api;
    const nation = await scene.organisation({ kind: 'national', code: 'NAT', name: 'Nation' });
    admin = await api.as(await scene.staff(nation, 'admin'));
    caen = await scene.organisation({ name: 'Hub de Caen' });
    albi = await scene.organisation({ name: 'Hub d’Albi', address: '3 place, 81000 Albi' });
    cohort = await scene.cohort(caen, { status: 'running', firstDay: '2026-10-05' });
    people = await enrolled(cohort, 7);
  });
  afterAll(() => api.stop());

  const enrolled = async (into: Cohort, count: number) => {
    const some: Person[] = [];
    for (let place = 0; place < count; place += 1) {
      const person = await api.scene.person();
      await api.scene.enrol(into, person);
      some.push(person);
    }
    return some;
  };
  const count = () => new CohortSumsService(api.db, api.clock).keepUp();
  const read = async (year = 2026) =>
    (await admin.call(dashboardRoutes.national, { query: { year } })).body;
  const sumOf = ({ id: cohortId }: Cohort) =>
    api.db.manager.findOneByOrFail(CohortSum, { cohortId });

  test('is the nation’s alone: a coordinator reads nothing of it, nor a stranger', async () => {
    const others = [
      await api.as(await api.scene.staff(caen, 'coordinator')),
      await api.as(await api.scene.staff(caen, 'trainer')),
      await api.as(people[0]),
    ];
    const replies = await Promise.all(
      [...others, api.stranger].map((each) =>
        each.call(dashboardRoutes.national, { query: { year: 2026 } }),
      ),
    );
    expect(replies.map(({ status }) => status)).toEqual([403, 403, 403, 401]);
  });

  test('follows what happens: half-days signed, cafés, answers, who completed', async () => {
    await count();
    expect(await sumOf(cohort)).toMatchObject({
      ...{ organisationId: caen.id, status: 'running', year: 2026, learners: 7, completed: 0 },
      ...{ signed: 0, cafes: 0, answers: 0, satisfied: 0 },
    });
    for (const person of people.slice(0, 6)) {
      await signedOnTime(api, person, cohort.halfDays.slice(0, 2));
    }
    const nadia = await api.as(people[0]);
    await nadia.call(learnerRoutes.planCafe, {
      params: { cohortId: cohort.id },
      body: { plannedOn: '2026-12-20', place: 'Médiathèque', ally: '', question: '' },
    });
    for (const opinion of [5, 4, 2, 4, 5]) {
      await api.db.manager.insert(SurveyAnswer, {
        ...{ id: uuidv7(), cohortId: cohort.id, enrolmentId: null, kind: 'hot', words: {} },
        ...{ ratings: { 'chaud-conseil': opinion }, answeredAt: api.clock.now() },
      });
    }
    const all = { cohortId: cohort.id };
    await api.db.manager.update(Enrolment, all, { completedAt: api.clock.now() });
    expect((await read()).waiting).toBe(1);
    await count();
    const told = await read();
    expect(told.waiting).toBe(0);
    expect(told.total).toEqual({
      ...{ name: '2026', cohorts: { running: 1 } },
      people: { learners: 7, completed: 7, signed: 12, cafes: 1 },
      satisfaction: { answers: 5, satisfied: 4 },
    });
    expect(told.hubs.map(({ name }) => name)).toEqual(['Hub de Caen']);
    expect(told.departements.map(({ name }) => name)).toEqual(['Calvados (14)']);
  });

  test('counts where a session is held, before where its hub is', async () => {
    const venueAddress = 'Salle des fêtes, 27000 Évreux';
    await api.db.manager.update(Cohort, { id: cohort.id }, { venueAddress });
    await count();
    expect((await read()).departements.map(({ name }) => name)).toEqual(['Eure (27)']);
  });

  test('tells nothing of fewer than five people, nor of who would give them away', async () => {
    const few = await api.scene.cohort(albi, { status: 'running', firstDay: '2026-10-12' });
    await enrolled(few, 3);
    const coming = await api.scene.cohort(albi, { status: 'open', firstDay: '2026-12-15' });
    await enrolled(coming, 9);
    await count();
    const told = await read();
    expect(told.hubs).toMatchObject([
      { name: 'Hub d’Albi', cohorts: { running: 1, open: 1 }, people: null },
      { name: 'Hub de Caen', cohorts: { running: 1 }, people: null },
    ]);
    expect(told.departements.map(({ people: each }) => each)).toEqual([null, null]);
    expect(told.total.people).toMatchObject({ learners: 10 });
    expect(told.years).toMatchObject([{ name: '2026', people: { learners: 10 } }]);
    const before = await read(2025);
    expect([before.hubs, before.total.people?.learners]).toEqual([[], 0]);
  });

  test('counts once, however many workers count, and nothing of what is not committed', async () => {
    const [changed, counted] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const change = api.db.transaction(async (manager) => {
      await manager.update(Enrolment, { cohortId: cohort.id }, { completedAt: null });
      changed.resolve();
      await counted.promise;
    });
    await changed.promise;
    await count();
    counted.resolve();
    await change;
    expect(await sumOf(cohort)).toMatchObject({ completed: 7 });
    expect((await read()).waiting).toBe(1);
    await Promise.all([count(), count()]);
    await count();
    expect(await sumOf(cohort)).toMatchObject({ completed: 0, learners: 7 });
    expect((await read()).waiting).toBe(0);
  });

  test('forgets a session that is no more', async () => {
    const draft = await api.scene.cohort(albi, { status: 'draft', firstDay: '2026-11-02' });
    await count();
    expect((await sumOf(draft)).year).toBe(2026);
    await api.db.manager.delete('half_day', { cohortId: draft.id });
    await count();
    expect((await sumOf(draft)).year).toBeNull();
    await api.db.manager.delete(Cohort, { id: draft.id });
    await count();
    expect(await api.db.manager.countBy(CohortSum, { cohortId: draft.id })).toBe(0);
  });
});
