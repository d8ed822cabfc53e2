import { domainToASCII } from 'node:url';
import { typeset } from '@percolateur/domain';
import { createTransport } from 'nodemailer';
import addressparser from 'nodemailer/lib/addressparser';
import type { Env } from '../../platform/env';
import { openLocalMailbox } from './local-mailbox';
import { readFailure } from './mail-failure';
import type { MailFailure, SmtpError } from './mail-failure';
import { mailFolder } from './mail-store';
import { htmlOf, textOf } from './layout';
import type { Letter } from './layout';

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
  /** A uuid: sent again, the message bears the same Message-ID. */
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
    url: string,
    private readonly sender: { name: string; address: string },
    private readonly closeMailbox: () => Promise<void>,
  ) {
    this.lanes = { letters: pooled(url, 'letters'), prompt: pooled(url, 'prompt') };
  }

  static async open({ smtpUrl, dataDir, mailFrom }: Env): Promise<Mailer> {
    const [{ name = '', address = '' } = {}] = addressparser(mailFrom, { flatten: true });
    const sender = { name: name || 'Percolateur', address: asciiAddress(address) };
    if (smtpUrl) return new Mailer(smtpUrl, sender, async () => undefined);
    const mailbox = await openLocalMailbox(mailFolder(dataDir));
    return new Mailer(mailbox.url, sender, mailbox.close);
  }

  /**
   * Resolves once the server has taken the message over.
   * @throws MailRefused whose failure is `final` when trying again is useless
   */
  async send({ id, to, fromName, replyTo, lane }: Envelope, letter: Letter): Promise<void> {
    const { name, address } = this.sender;
    try {
      await this.lanes[lane].sendMail({
        messageId: `<${id}@${address.split('@')[1]}>`,
        from: { name: fromName ? `${fromName} – Percolateur` : name, address },
        to: { ...to, address: asciiAddress(to.address) },
        ...(replyTo && { replyTo: asciiAddress(replyTo) }),
        subject: typeset(letter.subject),
        headers: { 'Auto-Submitted': 'auto-generated' },
        text: textOf(letter),
        html: htmlOf(letter),
        attachments: letter.attachments,
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

/** The domain in `xn--` form (RFC 5891): most servers know no other. */
export function asciiAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = domainToASCII(address.slice(at + 1));
  return domain ? `${address.slice(0, at)}@${domain}` : address;
}

const pooled = (url: string, lane: Envelope['lane']) =>
  createTransport({
    url,
    pool: true,
    maxConnections: connections[lane],
    // Tries are counted in the record alone, or a connection cut after DATA would send doubles.
    maxRequeues: 0,
    idleTimeout: 20_000,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  });
