import { attendanceRoutes as routes } from '@percolateur/contract';
import type { AddressObject } from 'mailparser';
import { simpleParser } from 'mailparser';
import { IsNull } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { startApi } from '../../../test/start-api';
import { startWorker, until } from '../../../test/start-worker';
import { WordNotice } from '../../record/word-notice.entity';
import { listMail, mailFolder, readMail } from '../mail/mail-store';
import { WordMail } from './word-mail';

test('what a learner says of a half-day is told to who leads it and to the hub, in one letter for several, without their words', async () => {
  const api = await startApi({ at: '2026-11-23T18:00:00Z' });
  const { hub, lucie, cohort } = await api.scene.ledCohort();
  const nadia = await api.scene.person({ lastName: 'Introuvable' });
  await api.scene.enrol(cohort, nadia);
  const learner = await api.as(nadia);
  const worker = await startWorker(api);
  const params = { halfDayId: cohort.halfDays[0].id };
  const told = (count: number) =>
    until(async () => {
      const notices = await api.db.manager.find(WordNotice);
      return notices.length === count && notices.every(({ toldAt }) => toldAt);
    }, 20);

  const afternoon = { halfDayId: cohort.halfDays[1].id };
  const absent = { id: uuidv7(), absent: true, reason: 'Un rendez-vous médical' };
  await learner.call(routes.announce, { params, body: absent });
  // The second arrival of the same word tells nothing more.
  await learner.call(routes.announce, { params, body: absent });
  await learner.call(routes.announce, { params: afternoon, body: { ...absent, id: uuidv7() } });
  // The first waits for others: nothing has left yet.
  await worker.module.get(WordMail).resume();
  expect(await api.db.manager.countBy(WordNotice, { toldAt: IsNull() })).toBe(4);
  api.clock.advance({ minutes: 10 });
  await told(4);
  // Somebody is waited for within two hours: told at once.
  api.clock.set('2026-11-24T06:45:00Z');
  const coming = { id: uuidv7(), absent: false };
  await learner.call(routes.announce, { params, body: coming });
  await told(6);
  // Taken back before anybody was told: nothing to tell.
  api.clock.set('2026-11-24T07:00:00Z');
  const wednesday = { halfDayId: cohort.halfDays[2].id };
  await learner.call(routes.announce, { params: wednesday, body: { ...absent, id: uuidv7() } });
  await learner.call(routes.announce, { params: wednesday, body: { ...coming, id: uuidv7() } });
  api.clock.set('2026-11-24T13:00:00Z');
  await told(10);
  const contest = { id: uuidv7(), words: 'J’étais là, au fond.' };
  await learner.call(routes.contest, { params, body: contest });
  await until(async () => (await api.db.manager.count(WordNotice)) === 12);
  api.clock.advance({ minutes: 10 });
  await told(12);
  // Their own answer is not news to them.
  const answer = { params: { ...params, enrolmentId: '' }, body: { id: uuidv7(), words: 'Oui.' } };
  const room = await (
    await api.as(lucie)
  ).call(routes.room, { params: { cohortId: cohort.id }, query: params });
  answer.params.enrolmentId = room.body.people[0].enrolmentId;
  expect((await (await api.as(lucie)).call(routes.answerContest, answer)).status).toBe(200);
  expect(await api.db.manager.countBy(WordNotice, {})).toBe(12);
  api.clock.advance({ days: 31 });
  await worker.module.get(WordMail).forget();
  expect(await api.db.manager.countBy(WordNotice, {})).toBe(0);
  await worker.stop();

  const folder = mailFolder(api.dataDir);
  const mails = await Promise.all(
    (await listMail(folder)).map(async (id) => simpleParser((await readMail(folder, id)) ?? '')),
  );
  const lettersTo = (address: string) =>
    mails.filter(({ to, subject }) => {
      const about = /absence|contestation|nouvelles de présence/i.test(subject ?? '');
      return about && (to as AddressObject).value[0].address === address;
    });
  for (const address of [lucie.email, hub.contactEmail]) {
    const letters = lettersTo(address);
    expect(letters.map(({ subject }) => subject?.split('\u00a0:')[0]).sort()).toEqual([
      '2\u00a0nouvelles de présence',
      'Une absence n’est plus annoncée',
      'Une contestation attend votre réponse',
    ]);
    for (const { text } of letters) {
      expect(text).toContain(`/animer/${cohort.id}?creneau=${params.halfDayId}`);
      expect(text).not.toMatch(/Introuvable|médical|au fond/);
    }
  }
  await api.stop();
}, 60_000);
