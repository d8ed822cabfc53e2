import { statisticsRoutes as routes } from '@percolateur/contract';
import type { Answer } from '@percolateur/domain';
import { answerTo } from '../../../test/course';
import { aLearnerOf, sit } from '../../../test/sitting';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import type { Cohort } from '../../record/cohort.entity';
import type { Organisation } from '../../record/organisation.entity';
import type { Person } from '../../record/person.entity';
import { QuestionVersion } from '../../record/question-version.entity';

const quizId = 'evaluation';
/** Twenty-two people, each as able as the next is more, a few of them lucky: choices by question. */
const given = Array.from({ length: 22 }, (_, person) =>
  Array.from({ length: 10 }, (_, place) => {
    const draw = (person * 7 + place * 5) % 22;
    if (draw === 3) return [];
    const knows = person + (draw % 6) > 2 * place + 2;
    if (place % 3 === 2) return knows ? ['a', 'b'] : ['a', 'c'];
    return knows ? ['a'] : [draw % 2 ? 'b' : 'c'];
  }),
);
const answersOf = (choices: string[][]): (Answer | null)[] =>
  choices.map((each, place) => answerTo(`evaluation-${place + 1}`, ...each));
/** The mark of one answer by the stated rule: one right choice, or (right − wrong) / 2. */
const markOf = (choices: string[], place: number) => {
  if (place % 3 !== 2) return choices.includes('a') ? 1 : 0;
  const right = choices.filter((each) => each !== 'c').length;
  return Math.max(0, (right - (choices.length - right)) / 2);
};

describe('statistics', () => {
  let api: TestApi;
  let hub: Organisation;
  let nation: Organisation;
  let lucie: Person;
  let full: Cohort;
  let few: Cohort;
  let nadia: Client;

  beforeAll(async () => {
    api = await startApi();
    ({ hub, lucie, cohort: full } = await api.scene.ledCohort({ status: 'running', capacity: 30 }));
    few = await api.scene.cohort(hub, { status: 'running' });
    nation = await api.scene.organisation({ kind: 'national' });
    for (const choices of given) {
      const { client } = await aLearnerOf(api, full);
      nadia = client;
      await sit(api, client, full, quizId, answersOf(choices));
    }
    for (const right of [1, 2]) {
      const { client } = await aLearnerOf(api, few);
      await sit(api, client, few, quizId, right);
    }
  }, 60_000);
  afterAll(() => api.stop());

  const ofCohort = (client: Client, { id }: Cohort) =>
    client.call(routes.quizOfCohort, { params: { cohortId: id, quizId } });
  const ofOrganisation = (client: Client, { id }: Organisation) =>
    client.call(routes.quizOfOrganisation, {
      params: { organisationId: id, course: 'petit-cours', quizId },
    });

  test('of a group are those that one works out from its answers', async () => {
    const { body } = await ofCohort(await api.as(lucie), full);
    const marks = given.map((choices) => choices.map(markOf));
    const totals = marks.map(sumOf);
    expect(body).toMatchObject({ attempts: 22, enough: 20, fewest: 3, parts: [] });
    expect(body.figures?.mean).toBeCloseTo(sumOf(totals) / 220, 9);
    expect(body.figures?.passed).toBe(totals.filter((total) => total >= 7).length);
    expect(body.figures?.bands.reduce((sum, each) => sum + each)).toBe(22);
    const columns = marks[0].map((_, place) => marks.map((row) => row[place]));
    const alpha = (10 / 9) * (1 - sumOf(columns.map(spreadOf)) / spreadOf(totals));
    expect(body.figures?.alpha).toBeCloseTo(alpha, 9);
    expect(body.questions).toHaveLength(10);
    for (const [place, { asked, figures }] of body.questions.entries()) {
      const rest = totals.map((total, person) => total - columns[place][person]);
      const r =
        together(columns[place], rest) / Math.sqrt(spreadOf(columns[place]) * spreadOf(rest));
      expect(asked).toBe(22);
      expect(figures?.facility).toBeCloseTo(sumOf(columns[place]) / 22, 9);
      expect(figures?.discrimination).toBeCloseTo(r, 9);
      const chose = (id: string) => given.filter((each) => each[place].includes(id)).length / 22;
      expect(figures?.options.map(({ share }) => share)).toEqual(['a', 'b', 'c'].map(chose));
      expect(figures?.answered).toBe(given.filter((each) => each[place].length > 0).length);
    }
  });

  test('of a few people are told to nobody, and no total gives them away', async () => {
    const trainer = await ofCohort(await api.as(await api.scene.staff(hub, 'coordinator')), few);
    expect(trainer.body).toMatchObject({ attempts: 2, figures: null, questions: [] });
    const coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
    const { body } = await ofOrganisation(coordinator, hub);
    expect(body).toMatchObject({ attempts: 24, scope: { kind: 'hub' } });
    // Were the full group told, the two others would be what is left of the total.
    expect(body.parts.map(({ attempts, mean }) => [attempts, mean])).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  test('of the nation are the sum of its hubs, each told of enough people', async () => {
    const other = await api.scene.organisation();
    const there = await api.scene.cohort(other, { status: 'running' });
    for (const right of [1, 2, 3, 4, 5, 6]) {
      const { client } = await aLearnerOf(api, there);
      await sit(api, client, there, quizId, right);
    }
    const admin = await api.as(await api.scene.staff(nation, 'admin'));
    const { body } = await ofOrganisation(admin, nation);
    expect(body).toMatchObject({ attempts: 30, scope: { kind: 'nation' } });
    const told = new Map(body.parts.map(({ id, attempts, mean }) => [id, { attempts, mean }]));
    expect(told.get(hub.id)?.attempts).toBe(24);
    expect(told.get(other.id)?.attempts).toBe(6);
    expect(told.get(other.id)?.mean).toBeCloseTo(0.35, 1);
    const list = await admin.call(routes.ofOrganisation, { params: { organisationId: nation.id } });
    expect(list.body.quizzes).toEqual([expect.objectContaining({ quizId, attempts: 30 })]);
    const version = body.questions[0];
    const one = await admin.call(routes.version, {
      params: { organisationId: nation.id, versionId: version.versionId },
    });
    expect(one.body.versions).toEqual([version]);
  });

  test('are closed to learners, strangers and neighbours', async () => {
    const { id: versionId } = await api.db.manager.findOneByOrFail(QuestionVersion, { number: 1 });
    const all = (client: Client) =>
      Promise.all([
        ofCohort(client, full),
        client.call(routes.ofCohort, { params: { cohortId: full.id } }),
        ofOrganisation(client, hub),
        client.call(routes.ofOrganisation, { params: { organisationId: hub.id } }),
        client.call(routes.version, { params: { organisationId: hub.id, versionId } }),
      ]);
    const statuses = async (client: Client) => (await all(client)).map(({ status }) => status);
    const neighbour = await api.scene.staff(await api.scene.organisation(), 'coordinator');
    expect(await statuses(await api.as(neighbour))).toEqual([404, 404, 404, 404, 404]);
    expect(await statuses(nadia)).toEqual([404, 404, 404, 404, 404]);
    expect(await statuses(api.stranger)).toEqual([401, 401, 401, 401, 401]);
    expect(await statuses(await api.as(lucie))).toEqual([200, 200, 403, 403, 403]);
    const coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
    expect((await ofOrganisation(coordinator, nation)).status).toBe(404);
  });
});

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0);
const meanOf = (numbers: readonly number[]) => sumOf(numbers) / numbers.length;
const spreadOf = (numbers: readonly number[]) => together(numbers, numbers);
function together(a: readonly number[], b: readonly number[]): number {
  const [ma, mb] = [meanOf(a), meanOf(b)];
  return meanOf(a.map((each, place) => (each - ma) * (b[place] - mb)));
}
