import { enrolmentRoutes } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { cloneDatabase } from '../../../test/database';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import { Enrolment } from '../../record/enrolment.entity';
import { InvitationService } from '../enrolment/invitation.service';
import { SeatService } from './seat.service';

describe('the last seat', () => {
  const at = '2026-11-01T08:00:00Z';
  let api: TestApi;
  /** Another process on the same record, as behind a balancer. */
  let other: TestApi;
  beforeAll(async () => {
    const database = await cloneDatabase();
    api = await startApi({ at, database });
    other = await startApi({ at, database: { ...database, drop: () => Promise.resolve() } });
  });
  afterAll(async () => {
    await other.stop();
    await api.stop();
  });

  test('asked for by a hundred at once, is one person’s; the others wait, and it goes down the line', async () => {
    const { scene, db, clock } = api;
    const hub = await scene.organisation();
    const claire = await scene.staff(hub, 'coordinator');
    const [coordinator, replica] = [await api.as(claire), await other.as(claire)];
    const cohort = await scene.cohort(hub, { capacity: 3, firstDay: '2026-11-24' });
    for (let taken = 0; taken < 2; taken += 1) await scene.enrol(cohort, await scene.person());
    const params = { cohortId: cohort.id };
    await Promise.all(
      Array.from({ length: 100 }, async (_, index) => {
        const who = { firstName: 'Ève', lastName: 'Petit', email: `cent${index}@percolateur.test` };
        const call = { params, body: { id: uuidv7(), ...who, employer: '' } };
        const asked = index % 2 === 0 ? coordinator : replica;
        expect((await asked.call(enrolmentRoutes.enrol, call)).status).toBe(200);
      }),
    );
    const list = async () => (await coordinator.call(enrolmentRoutes.list, { params })).body;
    const people = await list();
    const won = people.filter(({ status }) => status === 'invited');
    expect(won).toHaveLength(1);
    const line = people
      .filter(({ status }) => status === 'waitlisted')
      .sort((one, other) => one.waitingRank! - other.waitingRank!);
    expect(line.map(({ waitingRank }) => waitingRank)).toEqual(
      Array.from({ length: 99 }, (_, index) => index + 1),
    );

    // Declined: the first in the line has two days.
    await coordinator.call(enrolmentRoutes.invite, { params, body: {} });
    const tokenOf = (id: string) => ({ token: api.app.get(InvitationService).tokenFor(id) });
    const answer = (route: typeof enrolmentRoutes.acceptInvitation, id: string) =>
      api.stranger.call(route, { body: tokenOf(id) });
    await api.stranger.call(enrolmentRoutes.declineInvitation, { body: tokenOf(won[0].id) });
    const held = async () => {
      const invited = await db.manager.findBy(Enrolment, {
        cohortId: cohort.id,
        status: 'invited',
      });
      return invited.filter(({ answerBefore }) => answerBefore! > clock.now());
    };
    expect(await held()).toMatchObject([
      { id: line[0].id, answerBefore: new Date('2026-11-03T08:00:00Z') },
    ]);

    // Two days without a word: the second has it, and the first no more.
    clock.set('2026-11-03T08:00:00Z');
    await api.app.get(SeatService).fillExpired();
    expect(await held()).toMatchObject([{ id: line[1].id }]);
    const late = await answer(enrolmentRoutes.acceptInvitation, line[0].id);
    expect(late.problem.type).toBe('urn:percolateur:invitation-expired');

    // Close to the start, it is kept until then at most.
    clock.set('2026-11-23T08:00:00Z');
    await api.app.get(SeatService).fillExpired();
    const [{ id, answerBefore }] = await held();
    expect([id, answerBefore]).toEqual([line[2].id, cohort.halfDays[0].startsAt]);
    expect((await answer(enrolmentRoutes.acceptInvitation, id)).body.status).toBe('accepted');
    const taken = (await list()).filter(({ status }) => status === 'accepted');
    expect(taken).toHaveLength(3);
  });
});
