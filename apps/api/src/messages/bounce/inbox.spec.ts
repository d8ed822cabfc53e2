import { complaint, deliveryReport } from '../../../test/returned-mail';
import { ImapServer } from '../../../test/imap-server';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import { MailReturn } from '../../record/mail-return.entity';
import { Message } from '../../record/message.entity';
import { uuidv7 } from 'uuidv7';
import { ReturnInbox } from './inbox';
import { ReturnedMail } from './returned-mail';

describe('the inbox where returned mail arrives', () => {
  const server = new ImapServer('retours@percolateur.test', 'secret');
  let api: TestApi;
  let url: string;
  beforeAll(async () => {
    url = await server.open();
    api = await startApi();
  });
  afterAll(async () => {
    await api.stop();
    await server.close();
  });

  const inboxAt = (bounceImapUrl: string | null) =>
    new ReturnInbox(api.app.get(ReturnedMail), { bounceImapUrl });
  /** A letter that left, to somebody. */
  const left = async () => {
    const person = await api.scene.person();
    const id = uuidv7();
    await api.db.manager.insert(Message, {
      ...{ id, personId: person.id, rule: 'note', occurrence: id, status: 'sent', attempts: 1 },
      ...{ dueAt: api.clock.now(), expiresAt: api.clock.now(), claimedAt: api.clock.now() },
      ...{ sentAt: api.clock.now(), sentTo: person.email },
    });
    return id;
  };
  const kinds = async () =>
    (await api.db.manager.find(MailReturn, { order: { kind: 'ASC' } })).map(({ kind }) => kind);

  test('is read once, each message marked seen when what it says is kept', async () => {
    const [one, other] = [await left(), await left()];
    server.messages.push({ raw: deliveryReport(one), seen: false });
    server.messages.push({ raw: Buffer.from('Subject: rien\r\n\r\nBonjour'), seen: false });
    server.messages.push({ raw: complaint(other), seen: false });
    expect(await inboxAt(url).read()).toBe(3);
    expect(await kinds()).toEqual(['complaint', 'hard']);
    expect(server.messages.every(({ seen }) => seen)).toBe(true);
    expect(await inboxAt(url).read()).toBe(0);
  });

  test('read again after a death between the two, it changes nothing', async () => {
    server.messages[0].seen = false;
    expect(await inboxAt(url).read()).toBe(1);
    expect(await kinds()).toEqual(['complaint', 'hard']);
  });

  test('away, closed to us, or not set: nothing is read, and nothing breaks', async () => {
    expect(await inboxAt(url.replace('secret', 'autre')).read()).toBe(0);
    expect(await inboxAt('imap://x:y@127.0.0.1:9/INBOX').read()).toBe(0);
    expect(await inboxAt(null).read()).toBe(0);
  });
});
