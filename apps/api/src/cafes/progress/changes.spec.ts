import { progressRoutes as routes } from '@percolateur/contract';
import { aCourse } from '../../../test/course';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import { startWorker } from '../../../test/start-worker';
import { keepCourse } from '../../learning/course/keep-course';
import { Message } from '../../record/message.entity';

describe('what the course says otherwise since', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi({ at: '2027-02-10T09:00:00Z' })));
  afterAll(() => api.stop());

  const why = 'Son article de 1950 parle d’un jeu, pas d’une épreuve.';
  /** The small course, whose one claim says this, in a version of its own. */
  const version = (number: string, statement: string, reason?: string) => {
    const course = aCourse();
    const [fact] = course.facts;
    const claim = { ...fact!, statement, ...(reason && { correction: { why: reason } }) };
    return { ...course, version: number, facts: [claim] };
  };
  const first = aCourse().facts[0]!.statement;

  async function alumna(day: string) {
    const hub = await api.scene.organisation();
    const person = await api.scene.person({ firstName: 'Nadia' });
    const kept = await keepCourse(api.db.manager, aCourse(), new Date('2026-10-01T10:00Z'));
    const cohort = await api.scene.cohort(hub, {
      ...{ firstDay: day, status: 'closed', courseVersionId: kept.id },
    });
    await api.scene.enrol(cohort, person, 'completed');
    return { cohort, person, client: await api.as(person) };
  }

  test('is read by who learnt it, and told once a quarter to who did not refuse', async () => {
    const { cohort, person, client } = await alumna('2027-01-12');
    const changes = async () => (await client.call(routes.changes, {})).body;
    expect(await changes()).toEqual([
      { cohortId: cohort.id, title: cohort.title, version: expect.any(String), changes: [] },
    ]);
    const { manager } = api.db;
    // Said better, and no otherwise: nobody is told.
    await keepCourse(manager, version('2', `${first} C’est tout.`), new Date('2027-02-01T10:00Z'));
    expect((await changes())[0].changes).toEqual([]);
    const now = 'Alan Turing propose un jeu d’imitation.';
    await keepCourse(manager, version('3', now, why), new Date('2027-02-10T10:00Z'));
    await keepCourse(manager, version('3', now, why), new Date('2027-02-11T10:00Z'));
    expect((await changes())[0].changes).toEqual([
      {
        ...{ claimId: 'jeu-imitation', before: `${first} C’est tout.`, after: now, whys: [why] },
        at: '2027-02-10T10:00:00.000Z',
        source: expect.objectContaining({ publisher: 'Mind', year: 1950, url: null }),
      },
    ]);
    expect((await api.stranger.call(routes.changes, {})).status).toBe(401);
    expect((await (await api.as(await api.scene.person())).call(routes.changes, {})).body).toEqual(
      [],
    );

    const worker = await startWorker(api);
    const told = () => manager.findBy(Message, { personId: person.id, rule: 'claims-corrected' });
    await worker.sweep();
    expect(await told()).toEqual([]);
    api.clock.set('2027-04-07T08:30:00Z');
    await worker.sweep();
    await worker.sweep();
    expect(await told()).toMatchObject([{ occurrence: '2027-T1', status: 'sent' }]);
    // Nothing more was corrected: the next quarter is silent.
    api.clock.set('2027-07-07T08:30:00Z');
    await worker.sweep();
    expect(await told()).toHaveLength(1);
    await worker.stop();
  }, 60_000);
});
