import { typeset } from '@percolateur/domain';
import { createTransport } from 'nodemailer';
import addressparser from 'nodemailer/lib/addressparser';
import type { Env } from '../../platform/env';
import { openLocalMailbox } from './local-mailbox';
import { mailFolder } from './mail-store';
import { htmlOf, textOf } from './layout';
import type { Letter } from './layout';

/** A refusal that trying again will not change, in the words of the server. */
export class MailRefused extends Error {}

export interface Envelope {
  /** A uuid: sent again, the message bears the same Message-ID. */
  id: string;
  to: { name: string; address: string };
  /** Whose name comes before « – Percolateur »; null for the platform itself. */
  fromName: string | null;
  replyTo: string | null;
}

/** Concurrent connections; the worker sends no more at once. */
const connections = 4;

/** Sends letters through SMTP_URL, or to the local mailbox of DATA_DIR where there is none. */
export class Mailer {
  private constructor(
    private readonly transport: ReturnType<typeof pooled>,
    private readonly sender: { name: string; address: string },
    private readonly closeMailbox: () => Promise<void>,
  ) {}

  static async open({ smtpUrl, dataDir, mailFrom }: Env): Promise<Mailer> {
    const [{ name, address = '' }] = addressparser(mailFrom, { flatten: true });
    const sender = { name: name || 'Percolateur', address };
    if (smtpUrl) return new Mailer(pooled(smtpUrl), sender, async () => undefined);
    const mailbox = await openLocalMailbox(mailFolder(dataDir));
    return new Mailer(pooled(mailbox.url), sender, mailbox.close);
  }

  /**
   * Resolves once the server has taken the message over.
   * @throws MailRefused when trying again is useless; any other error may pass.
   */
  async send({ id, to, fromName, replyTo }: Envelope, letter: Letter): Promise<void> {
    const { name, address } = this.sender;
    try {
      await this.transport.sendMail({
        messageId: `<${id}@${address.split('@')[1]}>`,
        from: { name: fromName ? `${fromName} – Percolateur` : name, address },
        to,
        ...(replyTo && { replyTo }),
        subject: typeset(letter.subject),
        headers: { 'Auto-Submitted': 'auto-generated' },
        text: textOf(letter),
        html: htmlOf(letter),
        attachments: letter.attachments,
      });
    } catch (error) {
      const { response, message } = error as SmtpError;
      throw isFinal(error as SmtpError) ? new MailRefused(response ?? message) : error;
    }
  }

  async close(): Promise<void> {
    this.transport.close();
    await this.closeMailbox();
  }
}

const pooled = (url: string) =>
  createTransport({
    url,
    pool: true,
    maxConnections: connections,
    // Attempts are counted by the queue alone, or a connection cut after DATA would send doubles.
    maxRequeues: 0,
    idleTimeout: 20_000,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  });

type SmtpError = Error & {
  code?: string;
  command?: string;
  response?: string;
  responseCode?: number;
};

/** 5yz about this recipient or this message; about us (sign-in, sender), an operator will mend it. */
function isFinal({ code, command, responseCode = 0 }: SmtpError): boolean {
  if (command === 'API') return code === 'EENVELOPE';
  return responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA');
}
