import { qualityRoutes as routes } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';

describe('the quality of a hub', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());

  const office = async () => {
    const stage = await api.scene.ledCohort({ status: 'running', firstDay: '2026-10-05' });
    const client = await api.as(await api.scene.staff(stage.hub, 'coordinator'));
    const params = { organisationId: stage.hub.id };
    return { ...stage, client, params };
  };
  const noted = {
    cohortId: null,
    source: 'employer',
    who: 'La mairie de Flers',
    receivedOn: '2026-10-08',
    body: 'La convocation est arrivée tard.',
  } as const;
  const complaints = async (client: Client, params: { organisationId: string }, after?: string) =>
    (await client.call(routes.complaints, { params, query: { after } })).body;

  test('is told by learners and by the coordination, once each, in one register', async () => {
    const { client, params, cohort } = await office();
    const nadia = await api.scene.person();
    await api.scene.enrol(cohort, nadia);
    const learner = await api.as(nadia);
    const mine = { id: uuidv7(), body: 'La salle était froide.' };
    for (const time of [1, 2]) {
      const sent = await learner.call(routes.complain, {
        params: { cohortId: cohort.id },
        body: mine,
      });
      expect([time, sent.status]).toEqual([time, 204]);
    }
    const body = { ...noted, id: uuidv7() };
    expect((await client.call(routes.noteComplaint, { params, body })).status).toBe(204);
    const { rows, next } = await complaints(client, params);
    expect(next).toBeNull();
    expect(rows.map(({ body: said, written }) => [said, written])).toEqual([
      [mine.body, true],
      [noted.body, false],
    ]);
    expect(rows[0]).toMatchObject({ cohortTitle: cohort.title, answer: '', answeredOn: null });
    const elsewhere = await office();
    const taken = await elsewhere.client.call(routes.noteComplaint, {
      params: elsewhere.params,
      body,
    });
    expect(taken.problem.type).toBe('urn:percolateur:id-reused');
  });

  test('is answered: who answers after somebody else is told so', async () => {
    const { client, params } = await office();
    const id = uuidv7();
    await client.call(routes.noteComplaint, { params, body: { ...noted, id } });
    const answer = (text: string) =>
      client.call(routes.answerComplaint, {
        params: { complaintId: id },
        body: { revision: 1, answer: text, answeredOn: '2026-10-09' },
      });
    expect((await answer('Nous enverrons plus tôt.')).status).toBe(204);
    expect((await answer('Nous enverrons plus tôt.')).status).toBe(204);
    expect((await answer('Autre chose.')).problem.type).toBe('urn:percolateur:stale-edit');
    expect((await complaints(client, params)).rows[0]?.answer).toBe('Nous enverrons plus tôt.');
    const other = await office();
    const stranger = await other.client.call(routes.answerComplaint, {
      params: { complaintId: id },
      body: { revision: 2, answer: 'Je passais.', answeredOn: '2026-10-09' },
    });
    expect(stranger.status).toBe(404);
  });

  test('is read a page at a time, the newest first, none twice', async () => {
    const { client, params } = await office();
    for (let count = 0; count < 53; count += 1) {
      await client.call(routes.noteComplaint, {
        params,
        body: { ...noted, id: uuidv7(), receivedOn: `2026-10-${10 + (count % 9)}` },
      });
    }
    const first = await complaints(client, params);
    expect(first.rows).toHaveLength(50);
    const second = await complaints(client, params, first.next ?? undefined);
    const all = [...first.rows, ...second.rows];
    expect(new Set(all.map(({ id }) => id)).size).toBe(53);
    const days = all.map(({ receivedOn }) => receivedOn);
    expect(days).toEqual([...days].sort().reverse());
    expect(second.next).toBeNull();
  });

  test('is made better: what is decided, then what came of it', async () => {
    const { client, params } = await office();
    const [complaintId, id] = [uuidv7(), uuidv7()];
    await client.call(routes.noteComplaint, { params, body: { ...noted, id: complaintId } });
    const decided = {
      id,
      complaintId,
      cause: 'complaint' as const,
      decidedOn: '2026-10-09',
      dueOn: null,
      body: 'Envoyer les convocations à J-15.',
    };
    expect((await client.call(routes.noteImprovement, { params, body: decided })).status).toBe(204);
    const other = await office();
    const far = await other.client.call(routes.noteImprovement, {
      params: other.params,
      body: { ...decided, id: uuidv7() },
    });
    expect(far.status).toBe(404);
    await client.call(routes.endImprovement, {
      params: { improvementId: id },
      body: { revision: 1, doneOn: '2026-11-02', outcome: 'Plus aucune plainte.' },
    });
    const { body } = await client.call(routes.improvements, { params, query: {} });
    expect(body.rows).toMatchObject([
      { id, doneOn: '2026-11-02', outcome: 'Plus aucune plainte.' },
    ]);
  });

  test('is shown indicator by indicator, for the sessions of a period', async () => {
    const { client, params, cohort } = await office();
    await api.scene.enrol(cohort, await api.scene.person());
    await client.call(routes.noteComplaint, {
      params,
      body: { ...noted, id: uuidv7(), receivedOn: '2026-08-01' },
    });
    const read = async (from: string, to: string) =>
      (await client.call(routes.qualiopi, { params, query: { from, to } })).body;
    const year = await read('2026-01-01', '2026-12-31');
    expect(year.cohorts).toBe(1);
    const of = (number: number) => year.indicators.find((each) => each.number === number);
    expect(of(8)).toMatchObject({ missing: [expect.stringContaining('il en manque 1')] });
    expect(of(12)).toMatchObject({ held: [expect.stringContaining('0 sur 4')] });
    expect(of(31)?.missing[0]).toContain('dont 1 depuis plus de');
    expect((await read('2025-01-01', '2025-12-31')).cohorts).toBe(0);
  });

  test('is the coordination’s: trainers and learners read nothing of it', async () => {
    const { params, lucie } = await office();
    const trainer = await api.as(lucie);
    expect((await trainer.call(routes.complaints, { params, query: {} })).status).toBe(403);
    const learner = await api.as(await api.scene.person());
    expect((await learner.call(routes.complaints, { params, query: {} })).status).toBe(404);
  });
});
