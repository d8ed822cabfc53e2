import { cohortRoutes, cohortTemplateRoutes as routes } from '@percolateur/contract';
import type { CohortTemplate } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import type { Cohort } from '../../record/cohort.entity';
import { HalfDay } from '../../record/half-day.entity';
import type { Organisation } from '../../record/organisation.entity';
import type { Person } from '../../record/person.entity';

describe('the templates of a hub', () => {
  let api: TestApi;
  let hub: Organisation;
  let lucie: Person;
  let cohort: Cohort;
  let coordinator: Client;
  beforeAll(async () => {
    api = await startApi({ at: '2026-10-01T08:00:00Z' });
    hub = await api.scene.organisation();
    lucie = await api.scene.staff(hub, 'trainer');
    coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
    // A Friday and the Monday after, in summer there, in winter here.
    cohort = await api.scene.cohort(hub, {
      title: 'Café IA, Saint-Denis, novembre 2026',
      timeZone: 'Indian/Reunion',
      firstDay: '2026-11-27',
      trainers: [lucie],
      minimumSeats: 6,
      targetSeats: 10,
      messagesPausedAt: new Date('2026-09-30T08:00:00Z'),
    });
    const { id } = cohort.halfDays[0]!;
    await api.db.manager.update(HalfDay, { id }, { signingMeans: ['passed'] });
  });
  afterAll(() => api.stop());

  const keep = (name = 'Deux jours', id = uuidv7(), who = coordinator) =>
    who.call(routes.keep, { params: { cohortId: cohort.id }, body: { id, name } });
  const fieldsOf = (template: CohortTemplate) => ({
    ...template,
    ...{ id: undefined, organisationId: undefined },
  });
  const list = (who = coordinator) => who.call(routes.list, { params: { organisationId: hub.id } });

  test('a session is kept without its dates, once', async () => {
    const id = uuidv7();
    const [{ body }] = await Promise.all([keep('Deux jours', id), keep('Deux jours', id)]);
    expect(body).toMatchObject({
      ...{ id, organisationId: hub.id, name: 'Deux jours', revision: 1 },
      ...{ title: 'Café IA, Saint-Denis', timeZone: 'Indian/Reunion' },
      ...{ courseVersionId: cohort.courseVersionId, messagesPaused: true },
      ...{ capacity: 12, minimumSeats: 6, targetSeats: 10, venueName: 'Le Dôme' },
      trainerIds: [lucie.id],
    });
    expect(body.halfDays.map(({ after, start, end, means }) => [after, start, end, means])).toEqual(
      [
        [0, '09:00', '12:30', ['passed']],
        [0, '13:30', '17:00', ['own', 'passed']],
        [1, '09:00', '12:30', ['own', 'passed']],
        [1, '13:30', '17:00', ['own', 'passed']],
      ],
    );
    expect((await list()).body.filter((each) => each.id === id)).toHaveLength(1);
    expect((await keep('Un autre nom', id)).problem.type).toBe('urn:percolateur:id-reused');
  });

  test('it is changed, not under somebody else’s feet, and removed; no session changes', async () => {
    const kept = fieldsOf((await keep('À changer')).body);
    const templateId = (await list()).body.find(({ name }) => name === 'À changer')!.id;
    const params = { templateId };
    const edit = (change: object) =>
      coordinator.call(routes.edit, { params, body: { ...kept, ...change } });
    const body = { name: 'Changé', capacity: 8, minimumSeats: 4, targetSeats: 8 };
    expect((await edit(body)).body).toMatchObject({ ...body, revision: 2 });
    // Its answer was lost: it comes again.
    expect((await edit(body)).body.revision).toBe(2);
    expect((await edit({ capacity: 9 })).problem.type).toBe('urn:percolateur:stale-edit');
    const wrong = await edit({ revision: 2, capacity: 3, minimumSeats: 4 });
    expect(wrong.problem.errors?.[0]?.path).toBe('minimumSeats');
    const foreign = await edit({ revision: 2, trainerIds: [(await api.scene.person()).id] });
    expect(foreign.problem.errors?.[0]?.path).toBe('trainerIds');
    const session = await coordinator.call(cohortRoutes.read, {
      params: { cohortId: cohort.id },
    });
    expect(session.body).toMatchObject({ capacity: 12, revision: 1 });
    expect((await coordinator.call(routes.remove, { params })).status).toBe(204);
    expect((await coordinator.call(routes.remove, { params })).status).toBe(404);
    expect((await list()).body.some(({ id }) => id === templateId)).toBe(false);
  });

  test('a session begun from it is silent too, of the same version, and signed the same way', async () => {
    const { body: template } = await keep('À reprendre');
    const { courseVersionId, messagesPaused, halfDays } = template;
    const id = uuidv7();
    const day = '2027-02-05';
    const plans = halfDays.map(({ after: _, ...halfDay }) => ({ ...halfDay, day }));
    const request = {
      ...{ id, organisationId: hub.id, firstDay: day, halfDays: plans.slice(0, 2) },
      ...{ messagesPaused, courseVersionId: courseVersionId! },
    };
    expect((await coordinator.call(cohortRoutes.create, { body: request })).status).toBe(200);
    const { body } = await coordinator.call(cohortRoutes.read, { params: { cohortId: id } });
    expect(body).toMatchObject({ messagesPaused: true, courseVersion: { id: courseVersionId } });
    expect(body.halfDays.map(({ means }) => means)).toEqual([['passed'], ['own', 'passed']]);
  });

  test('they are the hub’s alone', async () => {
    const { body } = await keep('À nous');
    const { id: templateId } = body;
    const fields = fieldsOf(body);
    const neighbour = await api.as(
      await api.scene.staff(await api.scene.organisation(), 'coordinator'),
    );
    for (const [who, status] of [
      [api.stranger, 401],
      [neighbour, 404],
      [await api.as(await api.scene.person()), 404],
      [await api.as(lucie), 403],
    ] as const) {
      const params = { templateId };
      expect((await list(who)).status).toBe(status);
      expect((await keep('Pris', uuidv7(), who)).status).toBe(status);
      expect((await who.call(routes.edit, { params, body: fields })).status).toBe(status);
      expect((await who.call(routes.remove, { params })).status).toBe(status);
    }
  });
});
