import { accountRoutes, organisationRoutes } from '@percolateur/contract';
import { simpleParser } from 'mailparser';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import { startWorker, until } from '../../../test/start-worker';
import { FormerName } from '../../record/former-name.entity';
import { Person } from '../../record/person.entity';
import { listMail, mailFolder, readMail } from '../mail/mail-store';

describe('a name that is changed', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());

  const letters = async () => {
    const folder = mailFolder(api.dataDir);
    const read = async (id: string) => {
      const { subject, to, text } = await simpleParser((await readMail(folder, id))!);
      return { subject, to: [to].flat()[0]?.text, text: text?.replaceAll('\u00a0', ' ') };
    };
    return Promise.all((await listMail(folder)).map(read));
  };

  test('by staff is told to the person, once; their employer’s is not', async () => {
    const hub = await api.scene.organisation();
    const coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
    const marie = await api.scene.person({
      ...{ firstName: 'Marie', lastName: 'Petit' },
      homeOrganisationId: hub.id,
    });
    const call = (lastName: string, employer: string) =>
      coordinator.call(organisationRoutes.editPerson, {
        params: { organisationId: hub.id, personId: marie.id },
        body: { firstName: 'Marie', lastName, employer },
      });
    const worker = await startWorker(api);
    expect((await call('Petit', 'Mairie de Vire')).status).toBe(204);
    expect((await call('  Durand ', 'Mairie de Vire')).status).toBe(204);
    expect((await call('Durand', 'Mairie de Vire')).status).toBe(204);
    await until(async () => {
      const former = await api.db.manager.findBy(FormerName, { personId: marie.id });
      return former.length === 2 && former.every(({ toldAt }) => toldAt);
    });
    await worker.stop();
    const [letter, ...none] = await letters();
    expect(none).toEqual([]);
    expect(letter).toMatchObject({
      subject: 'Votre nom a été corrigé',
      to: expect.stringContaining(marie.email),
      text: expect.stringContaining('« Marie Petit » est devenu « Marie Durand »'),
    });
    expect(letter.text).toContain(hub.contactEmail);
  });

  test('by oneself is kept with what it was, and told to nobody', async () => {
    const nadia = await api.scene.person({ lastName: 'Benali' });
    const client = await api.as(nadia);
    const rename = (firstName: string, lastName: string) =>
      client.call(accountRoutes.rename, { body: { firstName, lastName } });
    expect((await rename('Nadia', "N'Diaye\u200b")).status).toBe(204);
    expect((await rename('Nadia', '-')).status).toBe(400);
    expect((await api.stranger.call(accountRoutes.rename, { body: nadia })).status).toBe(401);
    expect(await api.db.manager.findOneByOrFail(Person, { id: nadia.id })).toMatchObject({
      lastName: 'N’Diaye',
      employer: nadia.employer,
    });
    const [former, ...none] = await api.db.manager.findBy(FormerName, { personId: nadia.id });
    expect(none).toEqual([]);
    expect(former).toMatchObject({
      lastName: 'Benali',
      changedById: nadia.id,
      toldAt: former.until,
    });
  });
});
