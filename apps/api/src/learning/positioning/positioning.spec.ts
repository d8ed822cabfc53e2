import { positioningRoutes, quizRoutes } from '@percolateur/contract';
import type { Certainty } from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import { answerTo } from '../../../test/course';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import type { Cohort } from '../../record/cohort.entity';

describe('positioning, before and after', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());

  const joins = async (cohort: Cohort): Promise<Client> => {
    const person = await api.scene.person();
    await api.scene.enrol(cohort, person);
    return api.as(person);
  };
  const handIn = async (
    client: Client,
    { id }: Cohort,
    quizId: string,
    given: readonly (readonly [string, string, Certainty | null])[],
  ) => {
    const params = { cohortId: id, quizId };
    const start = await client.call(quizRoutes.start, { params, body: { id: uuidv7() } });
    expect(start.status).toBe(200);
    for (const [questionId, choiceId, certainty] of given) {
      await client.call(quizRoutes.saveAnswer, {
        params: { attemptId: start.body.id, questionId },
        body: {
          ...{ id: uuidv7(), answer: answerTo(questionId, choiceId), certainty },
          clientTime: start.body.startedAt,
        },
      });
    }
    await client.call(quizRoutes.submit, { params: { attemptId: start.body.id } });
  };
  /** A cohort whose last half-day has begun. */
  const ledCohort = () => api.scene.ledCohort({ status: 'running', firstDay: '2026-10-05' });

  test('the brief tells what a room believes wrongly and firmly, from three people on', async () => {
    const { lucie, cohort } = await ledCohort();
    const trainer = await api.as(lucie);
    const params = { cohortId: cohort.id };
    const brief = async () => (await trainer.call(positioningRoutes.brief, { params })).body;
    const one = 'positionnement-1';
    await handIn(await joins(cohort), cohort, 'positionnement', [[one, 'b', null]]);
    await handIn(await joins(cohort), cohort, 'positionnement', [[one, 'c', 'sure']]);
    expect(await brief()).toMatchObject({ handedIn: 2, beliefs: [], certainty: [] });
    await handIn(await joins(cohort), cohort, 'positionnement', [[one, 'a', 'sure']]);
    const { beliefs, certainty } = await brief();
    expect(beliefs).toMatchObject([
      { text: 'On croit c.', chosen: 1, sure: 1, lesson: { title: 'Séquence 1.1' } },
      { text: 'On croit b.', chosen: 1, sure: 0, activity: { title: 'Un geste' } },
    ]);
    expect(certainty[0]).toEqual({ certainty: 'sure', given: 2, right: 1 });
  });

  test('the gain is the group’s from three people on, and one’s own once the final is done with', async () => {
    const { lucie, cohort } = await ledCohort();
    const trainer = await api.as(lucie);
    const params = { cohortId: cohort.id };
    const group = async () => (await trainer.call(positioningRoutes.groupGain, { params })).body;
    const learners: Client[] = [];
    while (learners.length < 3) {
      const client = await joins(cohort);
      learners.push(client);
      await handIn(client, cohort, 'positionnement', [['positionnement-1', 'b', 'sure']]);
      if (learners.length === 3) expect((await group()).objectives).toEqual([]);
      const again = [['positionnement-1', 'a', 'rather']] as const;
      await handIn(client, cohort, 'positionnement-apres', again);
    }
    const { both, objectives } = await group();
    expect(both).toBe(3);
    // Questions 1, 5 and 9 are about the first objective; one of them is right afterwards.
    expect(objectives[0]).toMatchObject({ before: 0, word: 'en chemin', sureBefore: 3 });
    expect(objectives[0].after).toBeCloseTo(1 / 3);
    const mine = async () => (await learners[0].call(positioningRoutes.myGain, { params })).body;
    expect(await mine()).toMatchObject({ takenBefore: true, takenAfter: true, objectives: [] });
    await api.db.query(`update cohort set status = 'closed' where id = $1`, [cohort.id]);
    expect(await mine()).toMatchObject({ shownWhen: null });
    expect((await mine()).objectives).toHaveLength(4);
  });

  test('the profile is told until the course begins, and read by its team alone', async () => {
    const { hub, lucie, cohort } = await api.scene.ledCohort({ firstDay: '2030-11-25' });
    const params = { cohortId: cohort.id };
    const client = await joins(cohort);
    const body = {
      ...{ publics: ['seniors' as const], experience: 'never' as const, tools: [] },
      ...{ worries: ['speaking' as const], place: 'La médiathèque' },
    };
    const read = () => client.call(positioningRoutes.myProfile, { params });
    expect((await read()).body).toMatchObject({ profile: null, editable: true });
    await client.call(positioningRoutes.tellProfile, { params, body });
    expect((await read()).body.profile).toEqual(body);
    const trainer = await api.as(lucie);
    await joins(cohort);
    const told = (await trainer.call(positioningRoutes.profiles, { params })).body;
    const { following, people, counts } = told;
    expect(following).toBe(2);
    expect(people.map(({ profile }) => profile)).toEqual([body]);
    expect(counts.publics.seniors).toBe(1);
    await api.db.query(`update half_day set starts_at = '2026-01-05T08:00Z' where cohort_id = $1`, [
      cohort.id,
    ]);
    const late = await client.call(positioningRoutes.tellProfile, { params, body });
    expect(late.problem.type).toBe('urn:percolateur:profile-closed');

    const others = [
      await joins(cohort),
      await api.as(await api.scene.staff(await api.scene.organisation(), 'coordinator')),
      await api.as(await api.scene.staff(hub, 'trainer')),
    ];
    for (const other of others) {
      for (const route of [
        positioningRoutes.profiles,
        positioningRoutes.brief,
        positioningRoutes.groupGain,
      ]) {
        expect((await other.call(route, { params })).status).toBe(404);
      }
    }
    expect((await trainer.call(positioningRoutes.myProfile, { params })).status).toBe(404);
    expect((await trainer.call(positioningRoutes.myGain, { params })).status).toBe(404);
    expect((await api.stranger.call(positioningRoutes.brief, { params })).status).toBe(401);
  });
});
