import {
  certificateRoutes,
  cohortRoutes,
  enrolmentRoutes,
  quizRoutes,
} from '@percolateur/contract';
import type { CallOf, Route } from '@percolateur/contract';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { signedOnTime } from '../../../test/signatures';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { until } from '../../../test/start-worker';
import { CourseService } from '../../learning/course/course.service';
import type { Cohort } from '../../record/cohort.entity';
import type { Enrolment } from '../../record/enrolment.entity';

interface Stage {
  api: TestApi;
  cohort: Cohort;
  coordinator: Client;
  learners: Client[];
  enrolments: Enrolment[];
}

/** A cohort of so many learners, under way. */
async function stage(count: number, status: Cohort['status'], poolSize?: number): Promise<Stage> {
  const api = await startApi({ poolSize });
  const { scene } = api;
  const hub = await scene.organisation();
  const lucie = await scene.staff(hub, 'trainer');
  const cohort = await scene.cohort(hub, {
    trainers: [lucie],
    status,
    capacity: 40,
    firstDay: '2026-11-26',
  });
  const coordinator = await api.as(await scene.staff(hub, 'coordinator'));
  const learners: Client[] = [];
  const enrolments: Enrolment[] = [];
  for (let index = 0; index < count; index += 1) {
    const person = await scene.person();
    enrolments.push(await scene.enrol(cohort, person));
    await signedOnTime(api, person, cohort.halfDays);
    learners.push(await api.as(person));
  }
  return { api, cohort, coordinator, learners, enrolments };
}

const start = (who: Client, { id: cohortId }: Cohort, id = uuidv7()) =>
  who.call(quizRoutes.start, { params: { cohortId, quizId: 'entrainement-1' }, body: { id } });

describe('with one connection and nothing read before', () => {
  let at: Stage;
  beforeAll(async () => (at = await stage(3, 'open', 1)));
  afterAll(() => at.api.stop());

  /** The versions of courses forgotten first, as after a start. */
  async function cold<R extends Route>(who: Client, route: R, call: CallOf<R>) {
    const { ready } = at.api.app.get(CourseService) as unknown as { ready: Map<string, unknown> };
    ready.clear();
    const reply = await who.call(route, call);
    expect(`${route.path}: ${reply.status}`).toBe(`${route.path}: ${route.answer ? 200 : 204}`);
    return reply;
  }

  test('everybody acts at once and nobody waits for ever', async () => {
    const { api, cohort, coordinator, learners, enrolments } = at;
    const params = { cohortId: cohort.id };
    const someone = () => ({
      id: uuidv7(),
      firstName: 'Ève',
      lastName: 'Petit',
      email: `${uuidv7()}@percolateur.test`,
    });
    const enrolled = await Promise.all(
      [1, 2, 3].map(() => cold(coordinator, enrolmentRoutes.enrol, { params, body: someone() })),
    );
    await cold(coordinator, enrolmentRoutes.withdraw, {
      params: { enrolmentId: enrolled[0].body.id },
      body: { reason: 'Une bonne raison.' },
    });
    await cold(coordinator, cohortRoutes.move, { params, body: { to: 'running' } });
    const attempts = learners.map(() => uuidv7());
    await Promise.all(
      learners.map((who, index) =>
        cold(who, quizRoutes.start, {
          params: { ...params, quizId: 'evaluation' },
          body: { id: attempts[index] },
        }),
      ),
    );
    await Promise.all(
      learners.map((who, index) =>
        cold(who, quizRoutes.submit, { params: { attemptId: attempts[index] } }),
      ),
    );
    await cold(coordinator, certificateRoutes.issue, {
      params,
      body: { kind: 'realisation', enrolmentIds: enrolments.map(({ id }) => id) },
    });
    api.clock.set('2026-11-28T08:00:00Z');
    await cold(coordinator, cohortRoutes.move, {
      params,
      body: { to: 'closed', reason: 'Terminé.' },
    });
  });
});

describe('a database that cuts, blocks or refuses', () => {
  let at: Stage;
  let owner: pg.Client;
  beforeAll(async () => {
    at = await stage(15, 'running');
    owner = new pg.Client({ connectionString: at.api.ownerUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await at.api.stop();
  });

  const ready = () => at.api.stranger.send({ method: 'GET', url: '/readyz' });

  test('cuts every connection, again and again, among requests: they are told to come back', async () => {
    const { cohort, learners } = at;
    const statuses = new Map<number, number>();
    const cut = `select pg_terminate_backend(pid) from pg_stat_activity
                 where datname = current_database() and pid <> pg_backend_pid()`;
    let cutting = true;
    const load = learners.map(async (who) => {
      while (cutting) {
        const { status, headers } = await start(who, cohort);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (status === 503) expect(headers['retry-after']).toBe('5');
      }
    });
    for (let times = 0; times < 20; times += 1) {
      await owner.query(cut);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    cutting = false;
    await Promise.all(load);
    expect([...statuses.keys()].sort()).toEqual([200, 503]);
    await until(async () => (await ready()).status === 200);
  });

  test('a cohort that is locked stops no other', async () => {
    const { api, cohort, learners, enrolments } = at;
    const hub = await api.scene.organisation();
    const other = await api.scene.cohort(hub, { status: 'running' });
    const zoe = await api.scene.person();
    await api.scene.enrol(other, zoe);
    const elsewhere = await api.as(zoe);
    await owner.query('begin');
    await owner.query('select from enrolment where cohort_id = $1 for update', [
      enrolments[0].cohortId,
    ]);
    const blocked = learners.map((who) => start(who, cohort));
    expect((await start(elsewhere, other)).status).toBe(200);
    for (const { status, headers } of await Promise.all(blocked)) {
      expect([status, headers['retry-after']]).toEqual([503, '5']);
    }
    await owner.query('rollback');
    expect((await start(learners[0], cohort)).status).toBe(200);
  });

  test('readiness is the database’s: one that refuses writes is not ready', async () => {
    const name = (await owner.query('select current_database() as name')).rows[0].name as string;
    const refuse = async (yes: boolean) => {
      await owner.query(`alter database ${name} set default_transaction_read_only = ${yes}`);
      await owner.query(`select pg_terminate_backend(pid) from pg_stat_activity
                         where datname = current_database() and pid <> pg_backend_pid()`);
    };
    await refuse(true);
    await until(async () => (await ready()).status === 503);
    expect((await start(at.learners[1], at.cohort)).status).toBe(503);
    await refuse(false);
    await until(async () => (await ready()).status === 200);
    expect((await ready()).body).toMatchObject({ database: 'ok', queue: 'ok' });
  });
});
