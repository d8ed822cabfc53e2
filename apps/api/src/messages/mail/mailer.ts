import { readFile } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { typeset } from '@percolateur/domain';
import { createTransport } from 'nodemailer';
import type { SingleKeyOptions } from 'nodemailer/lib/dkim';
import type { Env } from '../../platform/env';
import { openLocalMailbox } from './local-mailbox';
import { readFailure } from './mail-failure';
import type { MailFailure, SmtpError } from './mail-failure';
import { mailFolder } from './mail-store';
import { htmlOf, textOf } from './layout';
import type { Foot, Letter } from './layout';
import { asciiAddress, returnPath, senderOf } from './sender';

/** A message that was not taken, with what to make of it. */
export class MailRefused extends Error {
  constructor(
    readonly failure: MailFailure,
    cause: SmtpError,
  ) {
    super(failure.sentence, { cause });
  }
}

export interface Envelope {
  /** A uuid, and perhaps a word after it: sent again, the message bears the same Message-ID. */
  id: string;
  to: { name: string; address: string };
  /** Whose name comes before « – Percolateur »; null for the platform itself. */
  fromName: string | null;
  replyTo: string | null;
  /** Letters and what somebody waits for never share a connection. */
  lane: 'letters' | 'prompt';
}

/** Concurrent connections of each lane; the worker sends no more at once. */
export const connections = { letters: 4, prompt: 4 };

/** Sends letters through SMTP_URL, or to the local mailbox of DATA_DIR where there is none. */
export class Mailer {
  private readonly lanes: Record<Envelope['lane'], ReturnType<typeof pooled>>;

  private constructor(
    connect: (lane: Envelope['lane']) => ReturnType<typeof pooled>,
    private readonly sender: ReturnType<typeof senderOf>,
    private readonly bounceAddress: string | null,
    private readonly closeMailbox: () => Promise<void>,
  ) {
    this.lanes = { letters: connect('letters'), prompt: connect('prompt') };
  }

  /** @throws Error when the key of DKIM cannot be read */
  static async open({ smtpUrl, dataDir, mailFrom, bounceAddress, dkim }: Env): Promise<Mailer> {
    const sender = senderOf(mailFrom);
    const signing = dkim && {
      domainName: sender.domain,
      keySelector: dkim.selector,
      privateKey: await readFile(dkim.key, 'utf8'),
      headerFieldNames,
    };
    const mailbox = smtpUrl ? null : await openLocalMailbox(mailFolder(dataDir));
    const url = smtpUrl ?? mailbox!.url;
    const close = mailbox ? mailbox.close : async () => undefined;
    return new Mailer((lane) => pooled(url, lane, signing), sender, bounceAddress, close);
  }

  /**
   * Resolves once the server has taken the message over; `html` is the letter’s, where it is drawn
   * already.
   * @throws MailRefused whose failure is `final` when trying again is useless
   */
  async send(
    { id, to, fromName, replyTo, lane }: Envelope,
    letter: Letter,
    html = htmlOf(letter),
  ): Promise<void> {
    const { name, address, domain } = this.sender;
    const recipient = asciiAddress(to.address);
    try {
      await this.lanes[lane].sendMail({
        messageId: `<${id}@${domain}>`,
        from: { name: fromName ? `${fromName} – Percolateur` : name, address },
        to: { ...to, address: recipient },
        ...(this.bounceAddress && {
          envelope: { from: returnPath(this.bounceAddress, id), to: recipient },
        }),
        ...(replyTo && { replyTo: asciiAddress(replyTo) }),
        subject: typeset(letter.subject),
        headers: {
          'Auto-Submitted': 'auto-generated',
          ...(letter.foot && unsubscribing(letter.foot)),
        },
        text: textOf(letter),
        html,
        // Said at once: else each part is read through, letter by letter, to choose.
        textEncoding: 'quoted-printable',
        attachments: letter.attachments?.map((file) => ({
          ...file,
          contentTransferEncoding: 'base64',
        })),
      });
    } catch (error) {
      throw new MailRefused(readFailure(error as SmtpError), error as SmtpError);
    }
  }

  async close(): Promise<void> {
    this.lanes.letters.close();
    this.lanes.prompt.close();
    await this.closeMailbox();
  }
}

/** What DKIM covers (RFC 6376 §5.4.1), and what RFC 8058 §4 wants covered. */
const headerFieldNames =
  'From:Sender:Reply-To:Subject:Date:Message-ID:To:Cc:MIME-Version:Content-Type:' +
  'Content-Transfer-Encoding:Auto-Submitted:List-Unsubscribe:List-Unsubscribe-Post';

/** RFC 2369 and RFC 8058: the button of mail programs, where such letters may be refused. */
const unsubscribing = ({ url, oneClick }: Foot) =>
  oneClick && {
    'List-Unsubscribe': { prepared: true, value: `<${url}>` },
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };

function pooled(url: string, lane: Envelope['lane'], dkim: SingleKeyOptions | null) {
  const transport = createTransport({
    url,
    pool: true,
    ...(dkim && { dkim }),
    maxConnections: connections[lane],
    // Tries are counted in the record alone, or a connection cut after DATA would send doubles.
    maxRequeues: 0,
    idleTimeout: 20_000,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  });
  transport.use('stream', ({ message }, done) => {
    message.transform(whole);
    done();
  });
  return transport;
}

/** A message in one piece: written as it is composed, it takes forty writes to its server. */
function whole(): Transform {
  const pieces: Buffer[] = [];
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      pieces.push(piece);
      done();
    },
    flush(done) {
      done(null, Buffer.concat(pieces));
    },
  });
}
