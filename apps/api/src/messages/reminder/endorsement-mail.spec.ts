import { recognitionRoutes as routes } from '@percolateur/contract';
import { simpleParser } from 'mailparser';
import { uuidv7 } from 'uuidv7';
import { startApi } from '../../../test/start-api';
import { startWorker, until } from '../../../test/start-worker';
import { CafeTokens } from '../../cafes/calendar/cafe-tokens';
import { CafeAccount } from '../../record/cafe-account.entity';
import { CafeEndorsement } from '../../record/cafe-endorsement.entity';
import { PublicCafe } from '../../record/public-cafe.entity';
import { listMail, mailFolder, readMail } from '../mail/mail-store';

test('who is asked to recommend a host has one letter, whose link is a secret of its own', async () => {
  const api = await startApi();
  const { db, scene } = api;
  const hub = await scene.organisation();
  const nadia = await scene.person({ firstName: 'Nadia', lastName: 'Benali' });
  const { id: enrolmentId } = await scene.enrol(await scene.cohort(hub), nadia, 'completed');
  const cafeId = uuidv7();
  const startsAt = new Date(api.clock.now().getTime() - 3 * 86_400_000);
  await db.manager.insert(PublicCafe, {
    ...{ id: cafeId, organisationId: hub.id, hostId: nadia.id, enrolmentId, hostName: 'Nadia' },
    ...{ slug: 'un-cafe', title: 'Un café', theme: 'discover', place: 'Médiathèque' },
    ...{ address: '14000 Caen', departement: '14', timeZone: 'Europe/Paris', seats: 12 },
    ...{ state: 'told' as const, toldState: 'told' as const, startsAt },
    ...{ endsAt: new Date(startsAt.getTime() + 3_600_000), createdAt: startsAt },
    ...{ provedAt: startsAt },
  });
  await db.manager.insert(CafeAccount, {
    ...{ cafeId, under25: 1, adults: 6, over60: 2, format: 'discussion' as const },
    ...{ questions: [], worked: '', wouldHelp: '', photo: null, toldAt: startsAt },
  });
  const id = uuidv7();
  const learner = await api.as(nadia);
  const asked = { id, name: 'Karim', email: 'karim@essai.test', quality: 'co-host' as const };
  await learner.call(routes.ask, { params: { cafeId }, body: asked });
  const letters = async () => {
    const folder = mailFolder(api.dataDir);
    const all = await Promise.all(
      (await listMail(folder)).map(async (each) =>
        simpleParser((await readMail(folder, each)) ?? ''),
      ),
    );
    return all.filter(({ to }) => JSON.stringify(to).includes(asked.email));
  };
  const told = () => db.manager.findOneByOrFail(CafeEndorsement, { id });
  const worker = await startWorker(api);
  await until(async () => (await told()).toldAt, 30);
  const [letter, ...others] = await letters();
  expect(others).toEqual([]);
  expect(letter.subject).toBe('Nadia Benali vous demande de confirmer son café IA');
  const token = api.app.get(CafeTokens, { strict: false }).of('cafe-endorsement', id);
  expect(letter.text).toContain(`/recommander#${token}`);
  expect(letter.text).toContain('effacée dès votre réponse');
  // Asked again, it is another letter.
  api.clock.set(new Date(api.clock.now().getTime() + 86_400_000).toISOString());
  await learner.call(routes.askAgain, { params: { endorsementId: id } });
  await until(async () => (await told()).toldAt, 30);
  await worker.stop();
  expect(await letters()).toHaveLength(2);
  await api.stop();
}, 60_000);
