import { simpleParser } from 'mailparser';
import type { AddressObject } from 'mailparser';
import { uuidv7 } from 'uuidv7';
import { startApi } from '../../../test/start-api';
import { startWorker, until } from '../../../test/start-worker';
import { CafePairing } from '../../record/cafe-pairing.entity';
import { PublicCafe } from '../../record/public-cafe.entity';
import { listMail, mailFolder, readMail } from '../mail/mail-store';
import { reminderFacts } from './reminder-facts';

test('who begins is told who helps, and the helper that they may write: once, and no more of them', async () => {
  const api = await startApi();
  const { db, scene } = api;
  const hub = await scene.organisation();
  const cohort = await scene.cohort(hub);
  const omar = await scene.person({ firstName: 'Omar', lastName: 'Discret' });
  const nadia = await scene.person({ firstName: 'Nadia' });
  const { id: enrolmentId } = await scene.enrol(cohort, omar, 'completed');
  await db.manager.insert(CafePairing, {
    ...{ enrolmentId, helperId: nadia.id, pairedById: nadia.id, pairedAt: api.clock.now() },
  });
  const worker = await startWorker(api);
  await until(
    async () => (await db.manager.findOneByOrFail(CafePairing, { enrolmentId })).toldAt,
    30,
  );
  await worker.stop();
  const folder = mailFolder(api.dataDir);
  const letters = await Promise.all(
    (await listMail(folder)).map(async (id) => simpleParser((await readMail(folder, id)) ?? '')),
  );
  const to = (address: string) =>
    letters.filter((each) => (each.to as AddressObject).value[0].address === address);
  expect(to(omar.email).map(({ subject }) => subject)).toEqual([
    'Nadia peut vous aider pour votre premier café',
  ]);
  expect(to(omar.email)[0].text).toContain(nadia.email);
  expect(to(nadia.email).map(({ subject }) => subject)).toEqual(['Omar vous écrira peut-être']);
  expect(to(nadia.email)[0].text).not.toMatch(new RegExp(`${omar.email}|Discret`));

  // A café announced is a date: what asks for one stops, without a plan of their own.
  const cafe = async () =>
    (await reminderFacts(db.manager, [cohort.id])).get(cohort.id)!.enrolments[0].cafe;
  expect(await cafe()).toBeNull();
  await db.manager.insert(PublicCafe, {
    ...{ id: uuidv7(), organisationId: hub.id, hostId: omar.id, enrolmentId, hostName: 'Omar' },
    ...{
      slug: 'un-cafe',
      title: 'Un café',
      theme: 'discover',
      place: 'Ici',
      address: '14000 Caen',
    },
    ...{ departement: '14', timeZone: 'Europe/Paris', seats: 12, state: 'announced' as const },
    ...{ startsAt: new Date('2026-12-15T23:30Z'), endsAt: new Date('2026-12-16T00:30Z') },
    ...{ createdAt: api.clock.now(), provedAt: api.clock.now(), toldState: 'announced' as const },
  });
  expect(await cafe()).toMatchObject({ plannedOn: '2026-12-16' });
  await api.stop();
}, 60_000);
