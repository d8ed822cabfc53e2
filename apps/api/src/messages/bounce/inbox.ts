import { Inject, Injectable, Logger } from '@nestjs/common';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { ReturnedMail } from './returned-mail';

/** Read at a time; the rest at the next beat. */
const atOnce = 100;
const largest = 10 * 1024 * 1024;

/**
 * The inbox where returned mail arrives (IMAP), read message by message. Each is marked seen once
 * what it says is kept: a worker that dies between the two reads it again, and changes nothing.
 */
@Injectable()
export class ReturnInbox {
  private readonly logger = new Logger('return inbox');

  constructor(
    private readonly returns: ReturnedMail,
    @Inject(ENV) private readonly env: Pick<Env, 'bounceImapUrl'>,
  ) {}

  /** Takes what is not seen yet; an inbox that is away is read at the next beat. Answers how many. */
  async read(): Promise<number> {
    const { bounceImapUrl } = this.env;
    if (!bounceImapUrl) return 0;
    try {
      return await this.readAt(new URL(bounceImapUrl));
    } catch (error) {
      this.logger.warn((error as Error).message);
      return 0;
    }
  }

  private async readAt(url: URL): Promise<number> {
    // Loaded where there is an inbox to read.
    const { ImapFlow } = await import('imapflow');
    const secure = url.protocol === 'imaps:';
    const client = new ImapFlow({
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: Number(url.port) || (secure ? 993 : 143),
      secure,
      auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
      logger: false,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
    });
    // What breaks is told by the call under way.
    client.on('error', () => undefined);
    await client.connect();
    try {
      const lock = await client.getMailboxLock(
        decodeURIComponent(url.pathname.slice(1)) || 'INBOX',
      );
      try {
        const unseen = (await client.search({ seen: false }, { uid: true })) || [];
        for (const uid of unseen.slice(0, atOnce)) {
          const message = await client.fetchOne(
            String(uid),
            { source: { maxLength: largest } },
            { uid: true },
          );
          if (message && message.source) await this.returns.take(message.source);
          await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
        }
        return Math.min(unseen.length, atOnce);
      } finally {
        lock.release();
      }
    } finally {
      await client.logout().catch(() => client.close());
    }
  }
}
