import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CourseInvalid } from '@percolateur/content';
import { courseRoutes } from '@percolateur/contract';
import { aCourse } from '../../../test/course';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import { CourseVersion } from '../../record/course-version.entity';
import { CourseService } from './course.service';

describe('importing a course', () => {
  let api: TestApi;
  let courses: CourseService;
  beforeAll(async () => {
    api = await startApi();
    courses = api.app.get(CourseService);
  });
  afterAll(() => api.stop());

  test('before any import there is no programme', async () => {
    expect((await api.stranger.call(courseRoutes.programme, {})).status).toBe(404);
  });

  test('the same content, imported by several at once, is one version', async () => {
    const imported = await Promise.all(
      Array.from({ length: 5 }, () => courses.importDocument(aCourse())),
    );
    expect(new Set(imported.map(({ id }) => id)).size).toBe(1);
    expect(await api.db.manager.count(CourseVersion)).toBe(1);
    expect(await courses.document(imported[0].id)).toEqual(aCourse());
  });

  test('a changed word is another version, the newest; the first stays as it was', async () => {
    const first = await courses.importDocument(aCourse());
    api.clock.advance({ minutes: 1 });
    const second = await courses.importDocument({ ...aCourse(), title: 'Titre revu' });
    expect(second.id).not.toBe(first.id);
    expect((await courses.document(first.id)).title).toBe(aCourse().title);
    const { body } = await api.stranger.call(courseRoutes.programme, {});
    expect(body.title).toBe('Titre revu');
  });

  test('another course, imported later, is not taken for the newest version of this one', async () => {
    api.clock.advance({ minutes: 1 });
    await courses.importDocument({ ...aCourse(), slug: 'autre', title: 'Autre cours' });
    const { body } = await api.stranger.call(courseRoutes.programme, {});
    expect(body.title).toBe('Titre revu');
  });

  test('the shipped course is imported whole, and its lessons are ready to read', async () => {
    const shipped = fileURLToPath(
      new URL('../../../../../libs/content/courses/cafe-ia', import.meta.url),
    );
    const { id } = await courses.importFolder(shipped);
    expect((await courses.importFolder(shipped)).id).toBe(id);
    const { document, lessons } = await courses.course(id);
    for (const { id: lessonId } of document.halfDays.flatMap((halfDay) => halfDay.lessons)) {
      expect(lessons.has(lessonId)).toBe(true);
    }
  });

  test('a folder that is not a course is refused with its faults', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'percolateur-no-course-'));
    await expect(courses.importFolder(folder)).rejects.toBeInstanceOf(CourseInvalid);
    rmSync(folder, { recursive: true });
  });
});

describe('the course', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());

  const aCohort = async () => {
    const { hub, lucie, cohort } = await api.scene.ledCohort();
    const nadia = await api.scene.person();
    const enrolment = await api.scene.enrol(cohort, nadia);
    return { hub, cohort, lucie, nadia, enrolment, params: { cohortId: cohort.id } };
  };

  test('its programme is public, and holds neither lesson text nor question', async () => {
    await api.scene.courseVersion();
    const { status, body } = await api.stranger.call(courseRoutes.programme, {});
    expect(status).toBe(200);
    expect(body.halfDays.map(({ lessons }) => lessons.length)).toEqual([3, 3, 3, 3]);
    expect(body.halfDays[0].lessons[0].objectives).toEqual(['Expliquer une idée.']);
    expect(JSON.stringify(body)).not.toMatch(/html|right|questions/);
  });

  test('its versions are for staff', async () => {
    const { lucie, nadia } = await aCohort();
    const seen = await (await api.as(lucie)).call(courseRoutes.versions, {});
    expect(seen.body.map(({ slug }) => slug)).toEqual(['petit-cours']);
    expect((await (await api.as(nadia)).call(courseRoutes.versions, {})).status).toBe(403);
    expect((await api.stranger.call(courseRoutes.versions, {})).status).toBe(401);
  });

  test('its outline tells a learner what is seen, done, open and handed in', async () => {
    const { nadia, params } = await aCohort();
    const learner = await api.as(nadia);
    const keep = (lessonId: string, state: 'seen' | 'done') =>
      learner.call(courseRoutes.progress, {
        params: { ...params, lessonId },
        body: { state, sectionId: null },
      });
    await keep('lecon-1-1', 'done');
    await keep('lecon-1-2', 'seen');
    const { body } = await learner.call(courseRoutes.outline, { params });
    const states = body.halfDays[0].lessons.map(({ state }) => state);
    expect(states).toEqual(['done', 'seen', 'new']);
    expect(body.halfDays[0].quiz).toEqual({
      id: 'entrainement-1',
      kind: 'training',
      title: 'La récolte 1',
      questionCount: 5,
      state: 'new',
      attemptsLeft: null,
      opensAt: null,
    });
    expect(body.positioning?.id).toBe('positionnement');
    expect(body.final).toMatchObject({ id: 'evaluation', questionCount: 10, state: 'new' });
  });

  test('its staff read the outline and the glossary as a preview', async () => {
    const { hub, lucie, params } = await aCohort();
    const coordinator = await api.scene.staff(hub, 'coordinator');
    for (const person of [lucie, coordinator]) {
      const client = await api.as(person);
      const outline = await client.call(courseRoutes.outline, { params });
      expect(outline.body.halfDays[0].lessons[0].state).toBe('new');
      const glossary = await client.call(courseRoutes.glossary, { params });
      expect(glossary.body.terms).toEqual(aCourse().glossary);
    }
  });

  test('its run-sheets are for the staff of the cohort, half-day by half-day', async () => {
    const { hub, cohort, lucie, nadia, params } = await aCohort();
    const afternoon = { params: { ...params, halfDayId: cohort.halfDays[1].id } };
    const coordinator = await api.scene.staff(hub, 'coordinator');
    for (const person of [lucie, coordinator]) {
      const { body } = await (await api.as(person)).call(courseRoutes.runSheet, afternoon);
      expect(body).toMatchObject({
        halfDay: { position: 2, title: 'Demi-journée 2' },
        lessons: [
          { id: 'lecon-2-1', notes: '<p>Préparez des cartes.</p>', breakAfter: null },
          { blocks: [{ say: '« À vous. »', minutes: 30, min: 20 }], breakAfter: 15 },
          { id: 'lecon-2-3' },
        ],
      });
    }
    const trainer = await api.as(lucie);
    const other = await aCohort();
    const elsewhere = { params: { ...params, halfDayId: other.cohort.halfDays[0].id } };
    expect((await trainer.call(courseRoutes.runSheet, elsewhere)).status).toBe(404);
    for (const person of [nadia, other.lucie, await api.scene.person()]) {
      const { status } = await (await api.as(person)).call(courseRoutes.runSheet, afternoon);
      expect(status).toBe(404);
    }
    expect((await api.stranger.call(courseRoutes.runSheet, afternoon)).status).toBe(401);
  });

  test.each(['outline', 'glossary'] as const)('nobody else reads the %s', async (name) => {
    const { hub, cohort, params } = await aCohort();
    const route = courseRoutes[name];
    expect((await api.stranger.call(route, { params })).status).toBe(401);
    const withdrawn = await api.scene.person();
    await api.scene.enrol(cohort, withdrawn, 'withdrawn');
    const elsewhere = await api.scene.staff(await api.scene.organisation(), 'coordinator');
    const otherTrainer = await api.scene.staff(hub, 'trainer');
    const strangers = [withdrawn, elsewhere, otherTrainer, await api.scene.person()];
    for (const person of strangers) {
      expect((await (await api.as(person)).call(route, { params })).status).toBe(404);
    }
    const client = await api.as(elsewhere);
    expect((await client.call(route, { params: { cohortId: 'x' } })).status).toBe(404);
  });
});
