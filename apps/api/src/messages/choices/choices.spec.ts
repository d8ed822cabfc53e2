import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mailChoices } from '@percolateur/domain';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { simpleParser } from 'mailparser';
import { listMail, mailFolder, readMail } from '../mail/mail-store';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import { startWorker } from '../../../test/start-worker';
import type { TestWorker } from '../../../test/start-worker';
import type { Cohort } from '../../record/cohort.entity';
import { MailRefusal } from '../../record/mail-refusal.entity';
import { MailReturn } from '../../record/mail-return.entity';
import { Message } from '../../record/message.entity';
import type { Person } from '../../record/person.entity';

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicKey = keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
/** The DNS of the domain that letters come from. */
const resolver = async (name: string) => {
  if (name !== '2027._domainkey.percolateur.test') throw new Error(`Nobody asked for ${name}`);
  return [[`v=DKIM1; k=rsa; p=${publicKey}`]];
};
const oneClick = 'List-Unsubscribe=One-Click';

describe('letters that one may do without', () => {
  let api: TestApi;
  let worker: TestWorker;
  let cohort: Cohort;
  const folder = mkdtempSync(join(tmpdir(), 'percolateur-dkim-'));
  beforeAll(async () => {
    const key = join(folder, 'dkim.pem');
    writeFileSync(key, keys.privateKey.export({ type: 'pkcs8', format: 'pem' }));
    api = await startApi({
      at: '2027-03-10T09:00:00Z',
      env: { DKIM_KEY: key, DKIM_SELECTOR: '2027', PUBLIC_URL: 'https://percolateur.test' },
    });
    worker = await startWorker(api);
    const hub = await api.scene.organisation();
    cohort = await api.scene.cohort(hub, { firstDay: '2027-03-16', capacity: 50 });
  });
  afterAll(async () => {
    await worker.stop();
    await api.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const enrolled = async () => {
    const person = await api.scene.person();
    await api.scene.enrol(cohort, person);
    await worker.sweep();
    return person;
  };
  const messageOf = ({ id: personId }: Person, rule: Message['rule']) =>
    api.db.manager.findOneByOrFail(Message, { personId, rule });
  /** The letter as it left. */
  const letterOf = async (person: Person, rule: Message['rule']) => {
    const { id } = await messageOf(person, rule);
    const kept = (await listMail(mailFolder(api.dataDir))).find((each) => each.startsWith(id));
    return (await readMail(mailFolder(api.dataDir), kept!))!;
  };
  const headerOf = (raw: Buffer, name: string) =>
    new RegExp(`^${name}: *((?:.|\\r\\n[ \\t])*)\\r\\n`, 'im')
      .exec(raw.toString())?.[1]
      ?.replace(/\r\n[ \t]/g, ' ');
  /** Where the letter says that one may do without it, on this server. */
  const linkOf = (raw: Buffer) =>
    /<https:\/\/percolateur\.test(.*)>/.exec(headerOf(raw, 'List-Unsubscribe') ?? '')![1];
  const send = (method: string, url: string, type?: string, payload?: string, headers = {}) =>
    api.stranger.send({
      ...{ method, url, payload },
      headers: { ...(type && { 'content-type': type }), ...headers },
    });
  const form = 'application/x-www-form-urlencoded';
  const refusals = async ({ id: personId }: Person) =>
    (await api.db.manager.findBy(MailRefusal, { personId })).map(({ choice }) => choice).sort();

  test('say so in their headers, both signed: an independent reader of DKIM finds them whole', async () => {
    const raw = await letterOf(await enrolled(), 'prepare');
    expect(headerOf(raw, 'List-Unsubscribe-Post')).toBe(oneClick);
    const { results } = await dkimVerify(raw, { resolver });
    expect(results).toEqual([
      expect.objectContaining({ status: expect.objectContaining({ result: 'pass' }) }),
    ]);
    expect(results[0].signingHeaders!.keys.toLowerCase().split(/:\s*/)).toEqual(
      expect.arrayContaining(['from', 'list-unsubscribe', 'list-unsubscribe-post', 'message-id']),
    );
    const elsewhere = Buffer.from(raw.toString().replace('One-Click\r\n', 'Two-Clicks\r\n'));
    const altered = await dkimVerify(elsewhere, { resolver });
    expect(altered.results[0].status.result).not.toBe('pass');
  });

  test('those that are not offer no button, and say why', async () => {
    const raw = await letterOf(await enrolled(), 'joining');
    expect(headerOf(raw, 'List-Unsubscribe')).toBeUndefined();
    const { text } = await simpleParser(raw);
    expect(text).toMatch(/ne se refuse pas\s: toute personne inscrite doit connaître/);
    expect(text).toContain('https://percolateur.test/api/v1/mail/choices/');
  });

  test.each([
    ['form', form, oneClick],
    [
      'multipart',
      'multipart/form-data; boundary=limite',
      `--limite\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--limite--\r\n`,
    ],
  ])(
    'one tap refuses them, as a %s, as often as it comes; reading the link changes nothing',
    async (_, type, body) => {
      const person = await enrolled();
      const url = linkOf(await letterOf(person, 'prepare'));
      const read = await send('GET', url);
      expect([read.status, await refusals(person)]).toEqual([200, []]);
      for (const reply of [
        await send('POST', url, type, body),
        await send('POST', url, type, body),
      ]) {
        expect([reply.status, reply.headers.location, reply.headers['set-cookie']]).toEqual([
          ...[200, undefined, undefined],
        ]);
      }
      expect(await refusals(person)).toEqual(['tips']);
      // The welcome of the first morning is of the same kind.
      api.clock.set('2027-03-16T07:00:00Z');
      await worker.sweep();
      expect((await messageOf(person, 'welcome')).status).toBe('refused');
      api.clock.set('2027-03-10T09:00:00Z');
    },
  );

  test('the page chooses all of them, without JavaScript, and names nobody', async () => {
    const person = await enrolled();
    const url = linkOf(await letterOf(person, 'prepare'));
    const origin = { origin: 'https://percolateur.test', 'sec-fetch-site': 'same-origin' };
    const chosen = await send('POST', url, form, 'form=choices&keep=again&keep=cafe', origin);
    expect(await refusals(person)).toEqual(['changes', 'surveys', 'tips']);
    const page = chosen.bytes.toString();
    expect(page).toContain('role="status"');
    expect(page).not.toMatch(new RegExp(`<script|${person.email}|${person.lastName}`));
    expect(page.match(/ checked/g)).toHaveLength(2);
    expect(chosen.headers['referrer-policy']).toBe('same-origin');
    const all = Object.keys(mailChoices).map((choice) => `&keep=${choice}`);
    await send('POST', url, form, `form=choices${all.join('')}`);
    expect(await refusals(person)).toEqual([]);
  });

  test('who complained may take it back there, and they alone', async () => {
    const person = await enrolled();
    const raw = await letterOf(person, 'prepare');
    const { id: mailId } = await messageOf(person, 'prepare');
    await api.db.manager.insert(MailReturn, {
      ...{ id: mailId, mailId, address: person.email, kind: 'complaint', code: '' },
      at: api.clock.now(),
    });
    const url = linkOf(raw);
    expect((await send('GET', url)).bytes.toString()).toContain('name="resume"');
    await send('POST', url, form, 'form=choices&keep=tips&resume=1');
    expect((await send('GET', url)).bytes.toString()).not.toContain('name="resume"');
  });

  test('a link that is not ours opens nothing, nor does another site', async () => {
    const person = await enrolled();
    const url = linkOf(await letterOf(person, 'prepare'));
    const cut = url.slice(0, -3);
    expect((await send('GET', cut)).bytes.toString()).toContain('n’ouvre rien');
    expect((await send('POST', cut, form, oneClick)).status).toBe(404);
    const forged = await send('POST', url, form, 'form=choices', {
      origin: 'https://autre.example',
    });
    expect(forged.status).toBe(403);
    expect((await send('POST', url, form, 'x=1')).status).toBe(400);
    expect((await send('POST', '/api/v1/auth/code', form, 'email=x')).status).toBe(400);
    expect(await refusals(person)).toEqual([]);
    await api.asOwner(
      `insert into erasure (person_id, at, reason) values ('${person.id}', now(), 'demande')`,
    );
    expect((await send('POST', url, form, oneClick)).status).toBe(404);
  });
});
