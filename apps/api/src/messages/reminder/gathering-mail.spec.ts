import { gatheringRoutes as routes } from '@percolateur/contract';
import { simpleParser } from 'mailparser';
import type { Attachment } from 'mailparser';
import { startApi } from '../../../test/start-api';
import { startWorker, until } from '../../../test/start-worker';
import { GatheringSeat } from '../../record/gathering-seat.entity';
import { listMail, mailFolder, readMail } from '../mail/mail-store';

test('who signs up is told so, of each change, and the day before, with an entry for their diary', async () => {
  const api = await startApi({ at: '2026-11-29T09:00:00Z' });
  const nation = await api.scene.organisation({ kind: 'national', code: 'NAT' });
  const admin = await api.as(await api.scene.staff(nation, 'admin'));
  const cohort = await api.scene.cohort(await api.scene.organisation());
  const person = await api.scene.person({ firstName: 'Nadia' });
  await api.scene.enrol(cohort, person, 'completed');
  const nadia = await api.as(person);
  const params = { seriesId: '018f0000-0000-7000-8000-000000000001', day: '2026-12-03' };
  const fields = {
    ...{ theme: 'Accueillir un désaccord', host: 'Inès', opensAt: '13:30', closesAt: '15:00' },
    ...{ link: 'https://visio.example/cafe', on: params.day, cancelled: null as string | null },
  };
  const edit = async (change: Partial<typeof fields>) => {
    const listed = await admin.call(routes.editable, { params });
    const { revision } = listed.body.find(({ day }) => day === params.day)!;
    const body = { ...fields, ...change, revision };
    expect((await admin.call(routes.edit, { params, body })).status).toBe(204);
  };
  const worker = await startWorker(api);
  const seat = (is: (seat: GatheringSeat) => boolean) =>
    until(async () => {
      const found = await api.db.manager.findOneBy(GatheringSeat, { personId: person.id });
      return found && is(found);
    }, 30);

  await edit({});
  await nadia.call(routes.signUp, { params });
  await seat(({ toldSchedule }) => toldSchedule === 2);
  await edit({ on: '2026-12-04', theme: fields.theme });
  await seat(({ toldSchedule }) => toldSchedule === 3);
  // What is not in a diary is not told again.
  await edit({ on: '2026-12-04', host: 'Omar' });
  api.clock.set('2026-12-03T12:30:00Z');
  await seat(({ remindedAt }) => remindedAt !== null);
  await edit({ on: '2026-12-04', host: 'Omar', cancelled: 'Une panne chez l’hébergeur.' });
  await seat(({ toldSchedule }) => toldSchedule === 4);
  await worker.stop();

  const folder = mailFolder(api.dataDir);
  const mails = await Promise.all(
    (await listMail(folder)).map(async (id) => simpleParser((await readMail(folder, id)) ?? '')),
  );
  const letter = (start: string) => mails.find(({ subject }) => subject?.startsWith(start))!;
  expect(mails.filter(({ subject }) => /animation/.test(subject ?? ''))).toHaveLength(4);
  const entry = ({ attachments: [file] }: { attachments: Attachment[] }) => file.content.toString();
  const told = letter('C’est noté');
  expect(told.text).toMatch(/jeudi 3 décembre, 13\sh\s30\s–\s15\sh/);
  expect(told.text).toContain(fields.link);
  expect(entry(told)).toMatch(/METHOD:REQUEST[\s\S]+SEQUENCE:2/);
  expect(entry(letter('Café animation'))).toMatch(/DTSTART;TZID=Europe\/Paris:20261204T133000/);
  expect(letter('Demain').text).toContain('Omar');
  const off = letter('Annulé');
  expect(off.text).toContain('Une panne chez l’hébergeur.');
  expect(off.text).not.toContain(fields.link);
  expect(entry(off)).toMatch(/METHOD:CANCEL[\s\S]+SEQUENCE:4/);
  await api.stop();
}, 90_000);
