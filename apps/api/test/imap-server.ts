import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** An inbox of one folder that speaks as much of IMAP (RFC 3501) as reading what is new asks. */
export class ImapServer {
  readonly messages: { raw: Buffer; seen: boolean }[] = [];
  readonly commands: string[] = [];
  private readonly sockets = new Set<Socket>();
  private readonly server = createServer((socket) => {
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => this.sockets.delete(socket));
    socket.write('* OK [CAPABILITY IMAP4rev1] ready\r\n');
    let said = '';
    socket.on('data', (bytes) => {
      said += bytes.toString();
      for (let end = said.indexOf('\r\n'); end >= 0; end = said.indexOf('\r\n')) {
        const line = said.slice(0, end);
        said = said.slice(end + 2);
        const [tag = '', ...words] = line.split(' ');
        socket.write(
          Buffer.concat(this.answer(tag, words.join(' ')).map((each) => Buffer.from(each))),
        );
        if (/^LOGOUT/i.test(words.join(' '))) socket.end();
      }
    });
  });

  constructor(
    private readonly user: string,
    private readonly password: string,
  ) {}

  async open(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    const { port } = this.server.address() as AddressInfo;
    return `imap://${encodeURIComponent(this.user)}:${this.password}@127.0.0.1:${port}/INBOX`;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private answer(tag: string, command: string): (string | Buffer)[] {
    this.commands.push(command.replace(/^(LOGIN).*/i, '$1'));
    const done = (text = 'done', code = 'OK') => `${tag} ${code} ${text}\r\n`;
    const login = /^LOGIN "?([^" ]+)"? "?([^" ]+)"?/i.exec(command);
    if (login) {
      const right = login[1] === this.user && login[2] === this.password;
      return [right ? done() : done('[AUTHENTICATIONFAILED] no', 'NO')];
    }
    if (/^CAPABILITY/i.test(command)) return ['* CAPABILITY IMAP4rev1\r\n', done()];
    if (/^LIST/i.test(command)) return ['* LIST (\\HasNoChildren) "/" INBOX\r\n', done()];
    if (/^(SELECT|EXAMINE)/i.test(command)) {
      return [
        `* FLAGS (\\Seen)\r\n* ${this.messages.length} EXISTS\r\n* 0 RECENT\r\n`,
        `* OK [UIDVALIDITY 1] x\r\n* OK [UIDNEXT ${this.messages.length + 1}] x\r\n`,
        done('[READ-WRITE] done'),
      ];
    }
    if (/^UID SEARCH/i.test(command)) {
      const unseen = this.messages.flatMap(({ seen }, at) => (seen ? [] : [at + 1]));
      return [`* SEARCH ${unseen.join(' ')}\r\n`.replace(' \r', '\r'), done()];
    }
    const fetch = /^UID FETCH (\d+)/i.exec(command);
    if (fetch) {
      const { raw } = this.messages[Number(fetch[1]) - 1];
      const section = /BODY\.PEEK(\[\](?:<\d+)?)/i.exec(command)?.[1]?.includes('<')
        ? 'BODY[]<0>'
        : 'BODY[]';
      const about = `* ${fetch[1]} FETCH (UID ${fetch[1]} ${section} {${raw.length}}\r\n`;
      return [about, raw, ')\r\n', done()];
    }
    const store = /^UID STORE (\d+) \+FLAGS/i.exec(command);
    if (store) {
      this.messages[Number(store[1]) - 1].seen = true;
      return [`* ${store[1]} FETCH (UID ${store[1]} FLAGS (\\Seen))\r\n`, done()];
    }
    return [done()];
  }
}
