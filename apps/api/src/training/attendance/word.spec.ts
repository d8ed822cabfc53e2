import { attendanceRoutes as routes } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { aSignature } from '../../../test/signatures';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { AttendanceWord } from '../../record/attendance-word.entity';
import { ChainLink } from '../../record/chain-link.entity';
import { chainFaults } from '../../record/chain-faults';
import type { Cohort } from '../../record/cohort.entity';
import type { Enrolment } from '../../record/enrolment.entity';
import type { Person } from '../../record/person.entity';

describe('what is said of a half-day besides signing it', () => {
  let api: TestApi;
  let cohort: Cohort;
  let nadia: Person;
  let enrolment: Enrolment;
  let trainer: Client;
  let learner: Client;

  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.set('2026-11-23T18:00:00Z');
    let lucie: Person;
    ({ lucie, cohort } = await api.scene.ledCohort());
    nadia = await api.scene.person();
    enrolment = await api.scene.enrol(cohort, nadia);
    trainer = await api.as(lucie);
    learner = await api.as(nadia);
  });

  const morning = () => ({ halfDayId: cohort.halfDays[0].id });
  const announce = (absent: boolean, id = uuidv7(), client = learner) =>
    client.call(routes.announce, { params: morning(), body: { id, absent } });
  const contest = (words: string, id = uuidv7()) =>
    learner.call(routes.contest, { params: morning(), body: { id, words } });
  const answer = (words: string, client = trainer) =>
    client.call(routes.answerContest, {
      params: { ...morning(), enrolmentId: enrolment.id },
      body: { id: uuidv7(), words },
    });
  const line = async () => {
    const query = { halfDayId: morning().halfDayId };
    const room = await trainer.call(routes.room, { params: { cohortId: cohort.id }, query });
    return room.body.people[0];
  };
  const count = () => api.db.manager.countBy(AttendanceWord, { personId: nadia.id });

  test('an absence is announced in one tap, taken back, and never stands in the way of signing', async () => {
    const id = uuidv7();
    expect((await announce(true, id)).body.announcedAbsent).toBe(true);
    expect((await announce(true, id)).body.announcedAbsent).toBe(true);
    await announce(true);
    expect(await count()).toBe(1);
    expect(await line()).toMatchObject({ announcedAbsent: true, signature: 'none' });
    expect((await announce(false)).body.announcedAbsent).toBe(false);
    await announce(true);
    api.clock.set('2026-11-24T08:00:00Z');
    expect((await announce(false)).problem.type).toBe('urn:percolateur:announced-too-late');
    await trainer.call(routes.open, { params: morning() });
    const signed = await learner.call(routes.sign, {
      params: morning(),
      body: aSignature(nadia),
    });
    expect(signed.body.counts).toBe(true);
  });

  test('what is noted is contested, answered once, and all of it stays', async () => {
    expect((await contest('J’étais là.')).problem.type).toBe('urn:percolateur:contest-too-early');
    api.clock.set('2026-11-24T13:00:00Z');
    const id = uuidv7();
    const mine = (await contest('J’étais là, au fond.', id)).body;
    expect(mine.contests).toMatchObject([{ words: 'J’étais là, au fond.', answer: null }]);
    expect((await contest('J’étais là, au fond.', id)).status).toBe(200);
    expect((await contest('Encore.')).problem.type).toBe('urn:percolateur:contest-waits');
    expect((await line()).contest).toMatchObject({ words: 'J’étais là, au fond.' });
    const room = await answer('Vous avez raison, c’est corrigé.');
    expect(room.body.people[0].contest).toBeNull();
    expect((await answer('Encore.')).problem.type).toBe('urn:percolateur:transition-not-allowed');
    const after = await learner.call(routes.mine, { params: morning() });
    expect(after.body.contests).toMatchObject([
      {
        answer: { words: 'Vous avez raison, c’est corrigé.', by: expect.stringMatching(/^Lucie/) },
      },
    ]);
    const deeds = await trainer.call(routes.deeds, {
      params: { ...morning(), enrolmentId: enrolment.id },
    });
    expect(deeds.body.map(({ text, reason }) => `${text} : ${reason}`)).toEqual([
      'Contestation : J’étais là, au fond.',
      'Réponse à la contestation : Vous avez raison, c’est corrigé.',
    ]);
    expect((await contest('Il manque dix minutes.')).status).toBe(200);
  });

  test('it is evidence: chained, without the words, and never changed', async () => {
    await announce(true);
    const [{ id }] = await api.db.manager.findBy(AttendanceWord, { personId: nadia.id });
    const link = await api.db.manager.findOneByOrFail(ChainLink, { evidenceId: id });
    expect(JSON.parse(link.record)).toMatchObject({ table: 'attendance_word', row: { id } });
    expect(await chainFaults(api.db, cohort.organisationId)).toEqual([]);
    await expect(api.asOwner('delete from attendance_word')).rejects.toThrow('append-only');
  });

  test('strangers and neighbours find nothing', async () => {
    const passerBy = await api.as(await api.scene.person());
    const elsewhere = await api.as(
      await api.scene.staff(await api.scene.organisation(), 'trainer'),
    );
    expect((await announce(true, uuidv7(), passerBy)).status).toBe(404);
    expect((await announce(true, uuidv7(), trainer)).status).toBe(404);
    expect((await announce(true, uuidv7(), api.stranger)).status).toBe(401);
    expect((await answer('Non.', elsewhere)).status).toBe(404);
    expect((await answer('Non.', learner)).status).toBe(404);
    const id = uuidv7();
    await announce(true, id);
    const zoe = await api.scene.person();
    await api.scene.enrol(cohort, zoe);
    const reused = await announce(true, id, await api.as(zoe));
    expect(reused.problem.type).toBe('urn:percolateur:id-reused');
  });
});
