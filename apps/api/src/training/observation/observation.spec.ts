import {
  cohortRoutes,
  enrolmentRoutes,
  learnerRoutes,
  observationRoutes,
} from '@percolateur/contract';
import type { ObservationMarks } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { aCourse } from '../../../test/course';
import { signedOnTime } from '../../../test/signatures';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import type { Cohort } from '../../record/cohort.entity';
import { Enrolment } from '../../record/enrolment.entity';
import type { Organisation } from '../../record/organisation.entity';
import { PersonalData } from '../../record/personal-data.entity';
import type { Person } from '../../record/person.entity';
import { QuizAttempt } from '../../record/quiz-attempt.entity';

const duringTheFourth = '2026-11-25T14:10:00Z';

describe('the rehearsal', () => {
  let api: TestApi;
  let hub: Organisation;
  let cohort: Cohort;
  let nadia: Person;
  let paul: Person;
  let mine: Enrolment;
  let pauls: Enrolment;
  let learner: Client;
  let peer: Client;
  let trainer: Client;

  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.set(duringTheFourth);
    const { scene } = api;
    const courseVersionId = (await scene.courseVersion(aCourse({ asked: true }))).id;
    const led = await scene.ledCohort({ status: 'running', courseVersionId });
    ({ hub, cohort } = led);
    nadia = await scene.person({ firstName: 'Nadia', lastName: 'Benali' });
    paul = await scene.person({ firstName: 'Paul', lastName: 'Lefèvre' });
    mine = await scene.enrol(cohort, nadia);
    pauls = await scene.enrol(cohort, paul);
    [learner, peer, trainer] = await Promise.all(
      [nadia, paul, led.lucie].map((who) => api.as(who)),
    );
  });

  const params = () => ({ cohortId: cohort.id });
  const seen = (enrolmentId: string, marks: ObservationMarks, fields: object = {}) => ({
    ...{ id: uuidv7(), enrolmentId, marks, seen: '', clientTime: api.clock.now().toISOString() },
    ...fields,
  });
  const observe = (client: Client, body: ReturnType<typeof seen>) =>
    client.call(observationRoutes.observe, { params: params(), body });
  /** The trainer, who saw nothing of it, says so: what others saw may then be read. */
  const observeAsTrainer = (enrolmentId: string) =>
    trainer.call(observationRoutes.observeAsTrainer, {
      params: params(),
      body: seen(enrolmentId, { g1: null, g2: null, g3: null }),
    });
  const rehearsals = async () =>
    (await trainer.call(observationRoutes.rehearsals, { params: params() })).body;
  const validate = (marks: ObservationMarks, fields: object = {}, client = trainer) =>
    client.call(observationRoutes.validate, {
      params: params(),
      body: { validations: [{ id: uuidv7(), enrolmentId: mine.id, marks, ...fields }] },
    });
  const good = { g1: 3, g2: null, g3: 3 } as const;

  test('is observed by those of the room, whose names are no more than it takes', async () => {
    const view = (await learner.call(observationRoutes.observing, { params: params() })).body;
    expect(view).toMatchObject({
      open: true,
      people: [{ enrolmentId: pauls.id, name: 'Paul L.', present: false }],
      given: [],
    });
    expect(view.grid.criteria.map(({ id, own }) => ({ id, own }))).toEqual(
      ['g1', 'g2', 'g3'].map((id) => ({ id, own: false })),
    );
    api.clock.set('2026-11-25T12:29:00Z');
    const before = (await learner.call(observationRoutes.observing, { params: params() })).body;
    expect(before).toMatchObject({ open: false, people: [] });
    const early = await observe(peer, seen(mine.id, good));
    expect([early.status, early.problem.type]).toEqual([
      409,
      expect.stringContaining('observation-closed'),
    ]);
  });

  test('is offered first of those who signed the half-day', async () => {
    const zoe = await api.scene.person({ firstName: 'Zoé', lastName: 'Adam' });
    await api.scene.enrol(cohort, zoe);
    const [, , , fourth] = cohort.halfDays;
    await signedOnTime(api, zoe, [fourth]);
    // To have signed another half-day says nothing of this one.
    await signedOnTime(api, paul, [cohort.halfDays[0]]);
    const { people } = (await learner.call(observationRoutes.observing, { params: params() })).body;
    expect(people.map(({ name, present }) => [name, present])).toEqual([
      ['Zoé A.', true],
      ['Paul L.', false],
    ]);
  });

  test('is judged by a trainer before the peers are read', async () => {
    await observe(peer, seen(mine.id, { g1: 4, g2: 2, g3: 3 }, { seen: 'But dit.' }));
    const read = async (client: Client) => {
      const { body } = await client.call(observationRoutes.rehearsals, { params: params() });
      return body.people.find(({ enrolmentId }) => enrolmentId === mine.id)!;
    };
    expect(await read(trainer)).toMatchObject({ observed: 1, observations: [], proposed: null });
    const coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
    expect(JSON.stringify(await read(coordinator))).not.toContain('But dit.');
    await trainer.call(observationRoutes.observeAsTrainer, {
      params: params(),
      body: seen(mine.id, { g1: null, g2: null, g3: null }),
    });
    expect(await read(trainer)).toMatchObject({
      observed: 2,
      observations: [{ by: 'Paul Lefèvre', seen: 'But dit.' }, { mine: true }],
      proposed: { g1: 4, g2: 2, g3: 3 },
    });
    // Each judges for themselves; a word that was retained is nobody’s to ignore.
    expect((await read(coordinator)).observations).toEqual([]);
    await validate(good);
    expect((await read(coordinator)).observations).toHaveLength(2);
  });

  test('is never one’s own to observe, nor somebody’s of elsewhere', async () => {
    const elsewhere = await api.scene.cohort(hub, { status: 'running' });
    const other = await api.scene.enrol(elsewhere, await api.scene.person());
    const gone = await api.scene.enrol(cohort, await api.scene.person(), 'withdrawn');
    for (const id of [mine.id, other.id, gone.id, uuidv7()]) {
      expect((await observe(learner, seen(id, good))).status).toBe(404);
    }
    const outsider = await api.as(await api.scene.person());
    expect((await observe(outsider, seen(mine.id, good))).status).toBe(404);
    const anonymous = await observe(api.stranger, seen(mine.id, good));
    expect(anonymous.status).toBe(401);
  });

  test('wants each criterion of the course, and knows no other', async () => {
    const { status, problem } = await observe(peer, seen(mine.id, { g1: 2, g2: 1, autre: 3 }));
    expect(status).toBe(400);
    expect(problem.errors?.map(({ path }) => path)).toEqual(['marks.g3', 'marks.autre']);
  });

  test('arrives twice and counts once; the grid filled last stands, whatever the order', async () => {
    const first = seen(mine.id, good, { seen: 'But dit à la deuxième minute.' });
    const receipt = await observe(peer, first);
    api.clock.advance({ minutes: 5 });
    expect((await observe(peer, first)).body).toEqual(receipt.body);
    const reused = await observe(peer, { ...first, marks: { ...good, g1: 1 } });
    expect(reused.status).toBe(409);
    await observe(peer, seen(mine.id, { g1: 4, g2: 2, g3: 3 }));
    await observe(
      peer,
      seen(mine.id, { g1: 1, g2: 1, g3: 1 }, { clientTime: '2026-11-25T14:12:00Z' }),
    );
    await observeAsTrainer(mine.id);
    const { people } = await rehearsals();
    const nadias = people.find(({ enrolmentId }) => enrolmentId === mine.id)!;
    expect(nadias.observations).toMatchObject([
      { by: 'Paul Lefèvre', role: 'peer', mine: false, marks: { g1: 4, g2: 2, g3: 3 } },
      { role: 'trainer', mine: true },
    ]);
    const { given } = (await peer.call(observationRoutes.observing, { params: params() })).body;
    expect(given).toMatchObject([{ enrolmentId: mine.id, marks: { g1: 4 } }]);
  });

  test('keeps what is said of somebody apart from the evidence', async () => {
    await observe(peer, seen(mine.id, good, { seen: 'Elle a attendu cinq secondes.' }));
    const [row] = await api.db.query<{ row: string }[]>(
      'select o::text as row from observation o where enrolment_id = $1',
      [mine.id],
    );
    expect(row.row).not.toContain('secondes');
    const apart = await api.db.manager.findBy(PersonalData, { personId: nadia.id });
    expect(apart).toMatchObject([{ content: { seen: 'Elle a attendu cinq secondes.' } }]);
  });

  test('is shown to the learner in words, once validated and not before', async () => {
    await observe(peer, seen(mine.id, good, { seen: 'But dit.' }));
    const read = async (client = learner) =>
      (await client.call(observationRoutes.mine, { params: params() })).body;
    expect((await read()).result).toBeNull();
    await validate({ g1: 3, g2: null, g3: 2 });
    expect((await read()).result).toMatchObject({
      acquired: false,
      strength: { title: 'Cadre', text: 'Cadre au niveau 3' },
      nextStep: { title: 'Consigne', text: 'Consigne au niveau 3' },
      criteria: [
        { title: 'Cadre', level: 'régulier' },
        { title: 'Temps', level: null },
        { title: 'Consigne', level: 'par moments' },
      ],
      seen: [{ by: 'peer', text: 'But dit.' }],
    });
    expect(JSON.stringify(await read())).not.toContain('Paul');
    expect((await read(peer)).result).toBeNull();
  });

  test('is validated once observed, again with a reason, and says who it was', async () => {
    expect((await validate(good)).problem.type).toContain('not-observed');
    await observe(peer, seen(mine.id, good));
    await observeAsTrainer(mine.id);
    const proposed = (await rehearsals()).people.find((each) => each.enrolmentId === mine.id)!;
    expect(proposed).toMatchObject({ proposed: good, validation: null });
    const id = uuidv7();
    expect((await validate(good, { id })).status).toBe(200);
    expect((await validate(good, { id })).status).toBe(200);
    expect((await validate(good)).status).toBe(200);
    const again = { ...good, g1: 2 } as const;
    expect((await validate(again)).problem.type).toContain('reason-required');
    const { body } = await validate(again, { reason: 'Revu avec elle.' });
    expect(body.people.find((each) => each.enrolmentId === mine.id)?.validation).toMatchObject({
      marks: again,
      acquired: false,
    });
    const [{ count }] = await api.db.query<{ count: number }[]>(
      'select count(*)::int as count from observation_validation where enrolment_id = $1',
      [mine.id],
    );
    expect(count).toBe(2);
    const coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
    const history = await coordinator.call(cohortRoutes.history, { params: params() });
    expect(history.body).toMatchObject(
      [
        { text: 'Nadia Benali : grille d’animation validée à nouveau', reason: 'Revu avec elle.' },
        { text: 'Nadia Benali : grille d’animation validée' },
      ].map((each) => ({ ...each, text: each.text.replace(' :', '\u00a0:') })),
    );
  });

  test('is validated for all or for none', async () => {
    await observe(peer, seen(mine.id, good));
    const both = [mine, pauls].map(({ id: enrolmentId }) => ({
      id: uuidv7(),
      enrolmentId,
      marks: good,
    }));
    const body = { validations: both };
    const refused = await trainer.call(observationRoutes.validate, { params: params(), body });
    expect(refused.status).toBe(409);
    expect((await rehearsals()).people.map(({ validation }) => validation)).toEqual([null, null]);
    await observe(learner, seen(pauls.id, good));
    const kept = await trainer.call(observationRoutes.validate, { params: params(), body });
    expect(kept.body.people.every(({ validation }) => validation?.acquired)).toBe(true);
  });

  test('two trainers who validate at once retain one word', async () => {
    const anne = await api.as(await api.scene.staff(hub, 'coordinator'));
    await observe(peer, seen(mine.id, good));
    const replies = await Promise.all([validate(good), validate({ ...good, g1: 4 }, {}, anne)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  test('completes the course in the same act, and its absence is said everywhere', async () => {
    await signedOnTime(api, nadia, cohort.halfDays);
    await api.db.manager.insert(QuizAttempt, {
      ...{ id: uuidv7(), enrolmentId: mine.id, courseVersionId: cohort.courseVersionId },
      ...{ quizId: 'evaluation', kind: 'final', number: 1, status: 'submitted', percent: 90 },
      ...{ startedAt: api.clock.now(), submittedAt: api.clock.now(), passed: true },
    });
    const status = async () =>
      (await api.db.manager.findOneByOrFail(Enrolment, { id: mine.id })).status;
    const today = async () => (await learner.call(learnerRoutes.today, { params: params() })).body;
    await observe(peer, seen(mine.id, good));
    const people = async () =>
      (await trainer.call(enrolmentRoutes.list, { params: params() })).body.map(
        ({ id, rehearsal }) => ({ id, rehearsal }),
      );
    expect(await people()).toContainEqual({ id: mine.id, rehearsal: 'observed' });
    expect((await today()).rehearsal).toEqual({ open: true, validated: false, asked: true });
    expect(await status()).toBe('accepted');

    api.clock.set('2026-11-26T08:00:00Z');
    expect((await today()).next).toEqual({ kind: 'rehearsal' });
    const { body } = await trainer.call(cohortRoutes.read, { params: params() });
    expect(body.alarms).toContain('2\u00a0grilles d’animation restent à valider');
    expect(body.closingGaps).toContain('2\u00a0grilles d’animation ne sont pas validées');

    await validate(good);
    expect(await status()).toBe('completed');
    expect((await today()).next.kind).toBe('again');
    expect(await people()).toContainEqual({ id: mine.id, rehearsal: 'validated' });
    expect(await people()).toContainEqual({ id: pauls.id, rehearsal: 'none' });
  });

  test('changes nothing for a course that does not ask, nor for one without a grid', async () => {
    const document = { ...aCourse(), version: '0.9.0' };
    delete document.observation;
    const without = await api.scene.courseVersion(document);
    const led = await api.scene.ledCohort({ status: 'running', courseVersionId: without.id });
    const enrolment = await api.scene.enrol(led.cohort, nadia);
    const where = { params: { cohortId: led.cohort.id } };
    expect((await learner.call(observationRoutes.observing, where)).status).toBe(404);
    expect((await learner.call(observationRoutes.mine, where)).status).toBe(404);
    expect((await learner.call(learnerRoutes.today, where)).body.rehearsal).toBeNull();
    const staff = await api.as(led.lucie);
    expect((await staff.call(observationRoutes.rehearsals, where)).status).toBe(404);
    const { body } = await staff.call(enrolmentRoutes.list, where);
    expect(body).toMatchObject([{ id: enrolment.id, rehearsal: null }]);
  });

  test('may be watched for what a team adds, three at most, which never counts', async () => {
    const add = (title: string) =>
      trainer.call(observationRoutes.addCriterion, {
        params: params(),
        body: { id: uuidv7(), title, meaning: 'On l’entend du fond' },
      });
    const { body } = await add('Voix');
    const own = body.grid.criteria.at(-1)!;
    expect(own).toMatchObject({
      title: 'Voix',
      own: true,
      levels: ['', '', 'On l’entend du fond', ''],
    });
    // A device that read the grid before does not know it: its grid is kept all the same.
    expect((await observe(peer, seen(mine.id, good))).status).toBe(200);
    const { body: kept } = await validate({ ...good, [own.id]: 1 });
    const acquired = kept.people.find((each) => each.enrolmentId === mine.id)?.validation?.acquired;
    expect(acquired).toBe(true);
    await add('Corps');
    await add('Matériel');
    expect((await add('Humour')).status).toBe(400);
    const removed = await trainer.call(observationRoutes.removeCriterion, {
      params: { ...params(), criterionId: own.id },
    });
    expect(removed.body.ownLeft).toBe(1);
    expect((await observe(peer, seen(mine.id, { ...good, [own.id]: 2 }))).status).toBe(200);
  });

  test('waits for its trainer on the team’s side too, and never is a learner’s to validate', async () => {
    const observed = await trainer.call(observationRoutes.observeAsTrainer, {
      params: params(),
      body: seen(mine.id, good, { seen: 'Deux paroles reliées.' }),
    });
    expect(observed.status).toBe(200);
    expect((await validate(good, {}, learner)).status).toBe(404);
    const neighbour = await api.as(
      await api.scene.staff(await api.scene.organisation(), 'coordinator'),
    );
    expect((await validate(good, {}, neighbour)).status).toBe(404);
    expect((await validate(good)).status).toBe(200);
  });
});
