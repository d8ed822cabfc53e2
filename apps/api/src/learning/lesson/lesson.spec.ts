import { courseRoutes, LessonView } from '@percolateur/contract';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import type { Cohort } from '../../record/cohort.entity';
import type { Person } from '../../record/person.entity';

describe('a lesson', () => {
  let api: TestApi;
  let cohort: Cohort;
  let lucie: Person;
  let learner: Client;
  beforeAll(async () => {
    api = await startApi();
    ({ lucie, cohort } = await api.scene.ledCohort());
    learner = await aLearner();
  });
  afterAll(() => api.stop());

  const aLearner = async () => {
    const person = await api.scene.person();
    await api.scene.enrol(cohort, person);
    return api.as(person);
  };
  const at = (lessonId: string) => ({ params: { cohortId: cohort.id, lessonId } });
  const keep = (client: Client, state: 'seen' | 'done', sectionId: string | null) =>
    client.call(courseRoutes.progress, { ...at('lecon-1-1'), body: { state, sectionId } });

  test('comes ready to read, with its words, its sources and its neighbours', async () => {
    const { status, body } = await learner.call(courseRoutes.lesson, at('lecon-1-3'));
    expect(status).toBe(200);
    expect(LessonView.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      id: 'lecon-1-3',
      halfDay: { id: 'jour-1', position: 1, theme: 'histoire' },
      position: 3,
      count: 3,
      sections: [{ id: 'idee', html: '<p>Un <em>texte</em>.</p>' }, { id: 'retenir' }],
      glossary: [{ id: 'poids', simpler: 'Ce qui compte.' }],
      experiment: null,
      sources: [{ id: 'turing-1950', facts: [{ asOf: '1950', reviewBy: '2028-11-01' }] }],
      further: [{ id: 'turing-1950' }],
      previous: { id: 'lecon-1-2' },
      next: { id: 'lecon-2-1' },
      quiz: { id: 'entrainement-1', title: 'La récolte 1' },
      progress: { state: 'new', sectionId: null },
    });
  });

  test('says which experiment it holds, and keeps its hand-out for another page', async () => {
    const { body } = await learner.call(courseRoutes.lesson, at('lecon-1-2'));
    expect(body.experiment).toBe('eliza');
    expect(JSON.stringify(body)).not.toMatch(/À remplir|Préparez des cartes/);
    const handout = await learner.call(courseRoutes.handout, at('lecon-1-2'));
    expect(handout.body).toMatchObject({
      title: 'Séquence 1.2',
      sheet: { title: 'Ma fiche', html: '<p>À remplir.</p>' },
      keep: { html: '<p>Ceci.</p>' },
      glossary: [{ id: 'poids' }],
      sources: [],
    });
    expect((await learner.call(courseRoutes.handout, at('lecon-9-9'))).status).toBe(404);
  });

  test('has no neighbour before the first, and no quiz before the last of its half-day', async () => {
    const { body } = await learner.call(courseRoutes.lesson, at('lecon-1-1'));
    expect([body.previous, body.quiz]).toEqual([null, null]);
    expect((await learner.call(courseRoutes.lesson, at('lecon-4-3'))).body.next).toBeNull();
  });

  test('keeps the place, from one device to the other', async () => {
    const nadia = await aLearner();
    expect((await keep(nadia, 'seen', 'retenir')).body).toEqual({
      state: 'seen',
      sectionId: 'retenir',
    });
    expect((await keep(nadia, 'seen', null)).body.sectionId).toBe('retenir');
    const { body } = await nadia.call(courseRoutes.lesson, at('lecon-1-1'));
    expect(body.progress).toEqual({ state: 'seen', sectionId: 'retenir' });
  });

  test('once done is never seen again, even when both arrive at once', async () => {
    const nadia = await aLearner();
    await Promise.all([
      keep(nadia, 'seen', 'idee'),
      keep(nadia, 'done', 'retenir'),
      keep(nadia, 'seen', 'idee'),
    ]);
    expect((await keep(nadia, 'seen', 'idee')).body).toEqual({ state: 'done', sectionId: 'idee' });
  });

  test('does not keep a place that it does not have', async () => {
    expect((await keep(learner, 'seen', 'ailleurs')).status).toBe(400);
    const { status } = await learner.call(courseRoutes.progress, {
      ...at('lecon-9-9'),
      body: { state: 'seen', sectionId: null },
    });
    expect(status).toBe(404);
  });

  test('is a preview for the staff, who have no place to keep', async () => {
    const trainer = await api.as(lucie);
    const { body } = await trainer.call(courseRoutes.lesson, at('lecon-1-1'));
    expect(body.progress).toBeNull();
    expect((await keep(trainer, 'done', null)).status).toBe(404);
  });

  test('is closed to everybody else', async () => {
    const invited = await api.scene.person();
    await api.scene.enrol(cohort, invited, 'invited');
    const elsewhere = await api.scene.staff(await api.scene.organisation(), 'coordinator');
    for (const person of [invited, elsewhere, await api.scene.person()]) {
      const client = await api.as(person);
      expect((await client.call(courseRoutes.lesson, at('lecon-1-1'))).status).toBe(404);
      expect((await client.call(courseRoutes.handout, at('lecon-1-1'))).status).toBe(404);
      expect((await keep(client, 'seen', null)).status).toBe(404);
    }
    expect((await api.stranger.call(courseRoutes.lesson, at('lecon-1-1'))).status).toBe(401);
    expect((await api.stranger.call(courseRoutes.handout, at('lecon-1-1'))).status).toBe(401);
    expect((await keep(api.stranger, 'seen', null)).status).toBe(401);
  });

  test('that does not exist is not found, whatever the address', async () => {
    for (const lessonId of ['lecon-9-9', 'Leçon 1', "'; drop table lesson_progress"]) {
      expect((await learner.call(courseRoutes.lesson, at(lessonId))).status).toBe(404);
    }
    const params = { cohortId: 'pas-un-uuid', lessonId: 'lecon-1-1' };
    expect((await learner.call(courseRoutes.lesson, { params })).status).toBe(404);
  });
});
