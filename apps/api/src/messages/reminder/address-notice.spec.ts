import { accountRoutes } from '@percolateur/contract';
import { simpleParser } from 'mailparser';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import { startWorker, until } from '../../../test/start-worker';
import { ExpiryService } from '../../people/auth/expiry.service';
import { LoginCodeService } from '../../people/auth/login-code.service';
import { FormerAddress } from '../../record/former-address.entity';
import { LoginCode } from '../../record/login-code.entity';
import { listMail, mailFolder, readMail } from '../mail/mail-store';

describe('an address that is changed', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());

  test('the new one receives a code, the former one is told, once, and forgotten in time', async () => {
    const hub = await api.scene.organisation();
    const nadia = await api.scene.person({ homeOrganisationId: hub.id });
    const email = 'nouvelle@percolateur.test';
    const client = await api.as(nadia);
    const worker = await startWorker(api);
    await client.call(accountRoutes.askAddress, { body: { email } });
    const { id } = await api.db.manager.findOneByOrFail(LoginCode, { email });
    await until(async () => (await api.db.manager.findOneBy(LoginCode, { id }))?.mailedAt);
    const { digits } = api.app.get(LoginCodeService).secretsOf(id);
    const confirmed = await client.call(accountRoutes.confirmAddress, {
      body: { email, code: digits },
    });
    expect(confirmed.status).toBe(204);
    const former = { personId: nadia.id };
    await until(async () => (await api.db.manager.findOneBy(FormerAddress, former))?.toldAt);
    await worker.stop();

    const folder = mailFolder(api.dataDir);
    const read = async (mailId: string) => {
      const { subject, to, text } = await simpleParser((await readMail(folder, mailId))!);
      return { subject, to: [to].flat()[0]?.text, text: text?.replaceAll('\u00a0', ' ') };
    };
    const [notice, code, ...none] = await Promise.all((await listMail(folder)).map(read));
    expect(none).toEqual([]);
    expect(code).toMatchObject({
      subject: `${digits} confirme votre nouvelle adresse`,
      to: expect.stringContaining(email),
    });
    expect(notice).toMatchObject({
      subject: 'L’adresse de votre compte a changé',
      to: expect.stringContaining(nadia.email),
      text: expect.stringContaining(`Écrivez tout de suite à ${hub.contactEmail}`),
    });
    expect(notice.text).not.toContain(email);

    api.clock.advance({ days: 200 });
    await api.app.get(ExpiryService, { strict: false }).forget();
    expect(await api.db.manager.existsBy(FormerAddress, former)).toBe(false);
  });
});
