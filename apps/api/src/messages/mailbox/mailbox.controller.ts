import { Controller, Get, Header, Inject, Param, Query, StreamableFile } from '@nestjs/common';
import { Refusal } from '@percolateur/domain';
import { listMail, mailFolder, readMail } from '../mail/mail-store';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { Open } from '../../platform/serve';
import { listPage, mailPage } from './mailbox-page';
import type { KeptMail } from './mailbox-page';

const perPage = 50;
const page = 'text/html; charset=utf-8';

/**
 * The local mailbox in a browser. It shows everybody’s sign-in codes, so it is there in
 * demonstrations that send nothing out and that nobody reaches from another machine, and nowhere else.
 */
@Controller('mailbox')
export class MailboxController {
  private readonly folder: string | null;

  constructor(@Inject(ENV) { mailbox, dataDir }: Env) {
    this.folder = mailbox ? mailFolder(dataDir) : null;
  }

  @Open()
  @Get()
  @Header('content-type', page)
  async list(@Query('page') asked?: string): Promise<string> {
    const ids = await listMail(this.opened());
    const pages = Math.max(1, Math.ceil(ids.length / perPage));
    const number = Math.min(pages, Math.max(1, Math.trunc(Number(asked)) || 1));
    const shown = ids.slice((number - 1) * perPage, number * perPage);
    const mails = await Promise.all(shown.map((id) => this.read(id)));
    return listPage(mails, ids.length, number, pages);
  }

  @Open()
  @Get(':id')
  @Header('content-type', page)
  async show(@Param('id') id: string): Promise<string> {
    return mailPage(await this.read(id));
  }

  @Open()
  @Get(':id/:attachment')
  async attachment(
    @Param('id') id: string,
    @Param('attachment') index: string,
  ): Promise<StreamableFile> {
    const { mail } = await this.read(id);
    const attachment = mail.attachments[Number(index)];
    if (!attachment) throw new Refusal('not-found');
    const name = encodeURIComponent(attachment.filename ?? `piece-${index}`);
    return new StreamableFile(attachment.content, {
      // Never shown by the browser: a message may carry anything.
      type: 'application/octet-stream',
      disposition: `attachment; filename*=UTF-8''${name}`,
    });
  }

  /** @throws Refusal `not-found` */
  private async read(id: string): Promise<KeptMail> {
    const raw = await readMail(this.opened(), id);
    if (!raw) throw new Refusal('not-found');
    // Loaded when somebody looks: it weighs 25 MB.
    const { simpleParser } = await import('mailparser');
    return { id, mail: await simpleParser(raw) };
  }

  /** @throws Refusal `not-found` where there is no mailbox. */
  private opened(): string {
    if (!this.folder) throw new Refusal('not-found');
    return this.folder;
  }
}
