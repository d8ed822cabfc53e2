import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { sessionRoutes } from '@percolateur/contract';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import { startWorker, until } from '../../../test/start-worker';
import { openLocalMailbox } from '../mail/local-mailbox';
import { listMail, mailFolder } from '../mail/mail-store';

const get = async (api: TestApi, url: string) => {
  const { status, bytes, headers } = await api.stranger.send({ method: 'GET', url });
  return { status, headers, text: bytes.toString().replaceAll('\u00a0', ' ') };
};

describe('the local mailbox', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi({ env: { DEMO: '1' } })));
  afterAll(() => api.stop());

  test('says that it is empty', async () => {
    expect((await get(api, '/mailbox')).text).toContain('Le premier message envoyé paraîtra ici.');
  });

  test('shows a sign-in code that was asked for', async () => {
    const worker = await startWorker(api);
    const { email } = await api.scene.person();
    await api.stranger.call(sessionRoutes.requestCode, { body: { email } });
    const [id] = await until(async () => {
      const ids = await listMail(mailFolder(api.dataDir));
      return ids.length > 0 && ids;
    });
    await worker.stop();
    const list = await get(api, '/mailbox');
    expect(list.headers['content-type']).toBe('text/html; charset=utf-8');
    const code = /(\d{6}) est votre code Percolateur/.exec(list.text)?.[1];
    expect(code).toBeDefined();
    const shown = await get(api, `/mailbox/${encodeURIComponent(id)}`);
    expect(shown.text).toContain(`<h1>${code} est votre code Percolateur</h1>`);
    expect(shown.text).toContain('/entrer/lien#');
  });

  test('keeps a message delivered twice as one, and lets nothing in it act', async () => {
    const mailbox = await openLocalMailbox(mailFolder(api.dataDir));
    const transport = createTransport({ url: mailbox.url });
    const before = (await listMail(mailFolder(api.dataDir))).length;
    const hostile = {
      messageId: '<hostile@percolateur.test>',
      from: '"<i>Mallory</i>" <mallory@percolateur.test>',
      to: 'nadia@percolateur.test',
      subject: '<script>alert(1)</script>',
      text: '</pre><script>alert(2)</script>',
      html: '<head></head>"><script>alert(3)</script>',
      attachments: [{ filename: 'page.html', content: '<script>alert(4)</script>' }],
    };
    await transport.sendMail(hostile);
    await transport.sendMail(hostile);
    await mailbox.close();
    expect(await listMail(mailFolder(api.dataDir))).toHaveLength(before + 1);
    for (const url of ['/mailbox', '/mailbox/hostile@percolateur.test']) {
      const { text } = await get(api, url);
      expect(text).toContain('&lt;script&gt;alert(1)');
      expect(text).not.toMatch(/<script|<i>/);
    }
    const shown = await get(api, '/mailbox/hostile@percolateur.test');
    expect(shown.text).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
    const file = await get(api, '/mailbox/hostile@percolateur.test/0');
    expect(file.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': "attachment; filename*=UTF-8''page.html",
    });
  });

  test('keeps nothing that it could not write whole', async () => {
    const file = join(api.dataDir, 'file');
    writeFileSync(file, '');
    const mailbox = await openLocalMailbox(join(file, 'mail'));
    const transport = createTransport({ url: mailbox.url });
    const mail = { from: 'a@percolateur.test', to: 'b@percolateur.test', text: 'Bonjour' };
    await expect(transport.sendMail(mail)).rejects.toMatchObject({ responseCode: 450 });
    await mailbox.close();
  });

  test('has nothing else to give', async () => {
    for (const path of ['absent', '..%2Fsecret-key', '.hidden', 'hostile@percolateur.test/7']) {
      expect((await get(api, `/mailbox/${path}`)).status).toBe(404);
    }
  });
});

test.each([
  ['outside a demonstration', { DEMO: '0' }],
  ['where mail really leaves', { DEMO: '1', SMTP_URL: 'smtp://127.0.0.1:9' }],
])('there is no mailbox %s', async (_, env) => {
  const api = await startApi({ env });
  expect((await get(api, '/mailbox')).status).toBe(404);
  expect((await get(api, '/mailbox/hostile@percolateur.test')).status).toBe(404);
  await api.stop();
});
