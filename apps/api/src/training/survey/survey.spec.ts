import { writeFileSync } from 'node:fs';
import { surveyRoutes } from '@percolateur/contract';
import type { LearnerSurvey } from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import { readPdf } from '../../../test/read-pdf';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import type { Cohort } from '../../record/cohort.entity';

describe('surveys', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());

  const ended = '2026-10-07T08:00:00Z';
  const led = () => api.scene.ledCohort({ status: 'running', firstDay: '2026-10-05' });
  const joins = async (cohort: Cohort): Promise<Client> => {
    const person = await api.scene.person();
    await api.scene.enrol(cohort, person);
    return api.as(person);
  };
  const blank = { ratings: {}, words: {}, callBack: false };
  const answer = (client: Client, { id: cohortId }: Cohort, survey: LearnerSurvey, body: object) =>
    client.call(surveyRoutes.answer, {
      params: { cohortId, survey },
      body: { ...blank, ...body },
    });
  const results = async (client: Client, { id: cohortId }: Cohort, kind: string) => {
    const { body } = await client.call(surveyRoutes.ofCohort, { params: { cohortId } });
    return body.surveys.find((each) => each.kind === kind);
  };

  test('are answered while they are open, and anew; the last answer is the one', async () => {
    api.clock.set(ended);
    const { cohort } = await led();
    const nadia = await joins(cohort);
    const early = await answer(nadia, cohort, 'cold', {});
    expect(early.problem.type).toBe('urn:percolateur:survey-not-open');
    expect((await answer(nadia, cohort, 'needs', {})).status).toBe(409);
    const first = { ratings: { 'chaud-attentes': 3 }, words: { 'chaud-changer': ' ' } };
    const twice = await Promise.all([
      answer(nadia, cohort, 'hot', first),
      answer(nadia, cohort, 'hot', first),
    ]);
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    const again = { ratings: { 'chaud-attentes': 5, 'chaud-rythme': 'juste' } };
    await answer(nadia, cohort, 'hot', again);
    const mine = await nadia.call(surveyRoutes.mine, {
      params: { cohortId: cohort.id, survey: 'hot' },
    });
    expect(mine.body).toMatchObject({ state: 'open', answer: { ...again, words: {} } });
    const [{ count }] = await api.db.query<{ count: string }[]>(
      'select count(*) from survey_answer where cohort_id = $1',
      [cohort.id],
    );
    expect(count).toBe('1');
  });

  test('are summed up on paper, nobody named, and told from five answers on alone', async () => {
    api.clock.set(ended);
    const { lucie, cohort } = await led();
    const trainer = await api.as(lucie);
    const params = { cohortId: cohort.id };
    const read = async () => {
      const { bytes, headers } = await trainer.call(surveyRoutes.summary, { params });
      expect(headers['content-type']).toBe('application/pdf');
      if (process.env.SHOTS) writeFileSync(`${process.env.SHOTS}/bilan.pdf`, bytes);
      return readPdf(bytes);
    };
    const rated = { ratings: { 'chaud-attentes': 4 }, words: { 'chaud-changer': 'Plus de thé.' } };
    for (let count = 0; count < 4; count += 1) {
      await answer(await joins(cohort), cohort, 'hot', rated);
    }
    const few = await read();
    expect(few.text).toContain('4 réponses sur 4 personnes. Sous 5 réponses, le détail est tu');
    expect(few.text).not.toContain('Moyenne');
    const last = await joins(cohort);
    await answer(last, cohort, 'hot', { ...rated, ratings: { 'chaud-attentes': 5 } });
    const { text, tags, pages } = await read();
    expect(text).toContain('Bilan de satisfaction');
    expect(text).toContain('5 réponses sur 5 personnes.');
    expect(text).toContain('Moyenne');
    expect(text).toContain('4,2');
    expect(pages).toBeLessThanOrEqual(2);
    expect(text).not.toContain('Plus de thé');
    expect(tags).toEqual(expect.arrayContaining(['H1', 'H2', 'H3', 'Table', 'TH', 'TD']));
    expect((await last.call(surveyRoutes.summary, { params })).status).toBe(404);
    expect((await api.stranger.call(surveyRoutes.summary, { params })).status).toBe(401);
  });

  test('refuse what the form does not ask, and leave what was answered', async () => {
    api.clock.set(ended);
    const { cohort } = await led();
    const nadia = await joins(cohort);
    await answer(nadia, cohort, 'hot', { ratings: { 'chaud-attentes': 4 } });
    for (const ratings of [{ 'froid-cafe': 'un' }, { 'chaud-rythme': 'vite' }]) {
      expect((await answer(nadia, cohort, 'hot', { ratings })).status).toBe(422);
    }
    const unknown = await nadia.send({
      method: 'GET',
      url: `/api/v1/my/cohorts/${cohort.id}/surveys/employer`,
    });
    expect(unknown.status).toBe(404);
    const mine = await nadia.call(surveyRoutes.mine, {
      params: { cohortId: cohort.id, survey: 'hot' },
    });
    expect(mine.body.answer?.ratings).toEqual({ 'chaud-attentes': 4 });
  });

  test('tell nothing of fewer than five, then counts and words without names', async () => {
    api.clock.set(ended);
    const { cohort, lucie } = await led();
    const trainer = await api.as(lucie);
    for (let person = 1; person <= 5; person += 1) {
      await answer(await joins(cohort), cohort, 'hot', {
        ratings: { 'chaud-attentes': person, 'chaud-rythme': 'juste' },
        words: { 'chaud-changer': `Idée ${person}` },
      });
      const told = (await results(trainer, cohort, 'hot'))?.told;
      if (person < 5) expect(told).toBeNull();
    }
    const hot = await results(trainer, cohort, 'hot');
    expect(hot).toMatchObject({ asked: 5, answered: 5 });
    const [expected] = hot?.told?.questions ?? [];
    expect(expected).toMatchObject({ id: 'chaud-attentes', answered: 5, mean: 3 });
    expect(hot?.told?.written[0]?.said.sort()).toEqual([1, 2, 3, 4, 5].map((n) => `Idée ${n}`));
    expect(JSON.stringify(hot)).not.toContain('Benali');
  });

  test('say to the coordination alone who asks for a call', async () => {
    api.clock.set(ended);
    const { cohort, lucie, hub } = await led();
    const nadia = await joins(cohort);
    await answer(nadia, cohort, 'hot', { callBack: true });
    const params = { cohortId: cohort.id };
    const coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
    const desk = await coordinator.call(surveyRoutes.desk, { params });
    expect(desk.body.callBack).toMatchObject([{ kind: 'hot' }]);
    expect((await (await api.as(lucie)).call(surveyRoutes.desk, { params })).status).toBe(403);
  });

  test('ask employers and funders by a link, that opens one survey of one session', async () => {
    api.clock.set(ended);
    const { cohort, hub } = await led();
    const coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
    const desk = await coordinator.call(surveyRoutes.desk, { params: { cohortId: cohort.id } });
    const [employer, funder] = desk.body.links;
    const tell = (token: string, ratings: object, id = uuidv7()) =>
      api.stranger.call(surveyRoutes.tell, {
        body: { id, token, ratings: ratings as Record<string, number>, words: {} },
      });
    const opened = await api.stranger.call(surveyRoutes.open, { body: { token: employer!.token } });
    expect(opened.body).toMatchObject({ kind: 'employer', state: 'open' });
    const id = uuidv7();
    for (const time of [1, 2]) {
      const said = await tell(employer!.token, { 'employeur-besoin': 5 }, id);
      expect([time, said.status]).toEqual([time, 204]);
    }
    expect((await tell(funder!.token, { 'employeur-besoin': 5 })).status).toBe(422);
    const forged = employer!.token.replace('employer', 'funder');
    expect((await tell(forged, {})).status).toBe(404);
    expect(await results(coordinator, cohort, 'employer')).toMatchObject({
      asked: null,
      answered: 1,
      told: null,
    });
    api.clock.set('2027-06-01T08:00:00Z');
    expect((await tell(employer!.token, {})).status).toBe(409);
  });

  test('are summed for the sessions of a hub that ended within a period', async () => {
    api.clock.set(ended);
    const { cohort, hub } = await led();
    for (let person = 0; person < 5; person += 1) {
      await answer(await joins(cohort), cohort, 'hot', { ratings: { 'oser-doute': 4 } });
    }
    const coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
    const of = (from: string, to: string) =>
      coordinator.call(surveyRoutes.ofHub, {
        params: { organisationId: hub.id },
        query: { from, to },
      });
    const told = await of('2026-01-01', '2026-12-31');
    expect(told.body.surveys.find(({ kind }) => kind === 'hot')).toMatchObject({ answered: 5 });
    const none = await of('2027-01-01', '2027-12-31');
    expect(none.body.surveys.every(({ answered }) => answered === 0)).toBe(true);
  });
});
