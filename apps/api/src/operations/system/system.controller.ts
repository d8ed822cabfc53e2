import { Controller, Get, Inject } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { sessionRoutes } from '@percolateur/contract';
import type { About } from '@percolateur/contract';
import { Refusal } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { MailQueue } from '../../platform/mail-queue';
import { Open, Serve } from '../../platform/serve';
import { openApiDocument } from './openapi';
import { version } from './version';

/** What tells operators and programs about this installation. */
@Controller()
export class SystemController {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly queue: MailQueue,
    @Inject(ENV) private readonly env: Env,
  ) {}

  @Serve(sessionRoutes.about)
  about(): About {
    return { version, demo: this.env.demo, mailbox: this.env.demo && !this.env.smtpUrl };
  }

  /** The process answers. */
  @Open()
  @Get('healthz')
  healthz() {
    return { status: 'ok' };
  }

  /** The database and the queue answer too. @throws Refusal `unavailable` */
  @Open()
  @Get('readyz')
  async readyz() {
    const [database, queue] = await Promise.all([
      answers(this.db.query('select 1')),
      answers(this.queue.ping()),
    ]);
    if (!database || !queue) throw new Refusal('unavailable');
    return { status: 'ok', database: 'ok', queue: 'ok' };
  }

  @Open()
  @Get('api/openapi.json')
  openapi() {
    return openApiDocument(this.env.publicUrl, version);
  }
}

async function answers(check: Promise<unknown>): Promise<boolean> {
  const timeout = new Promise<boolean>((resolve) => setTimeout(resolve, 3_000, false).unref());
  return Promise.race([
    check.then(
      () => true,
      () => false,
    ),
    timeout,
  ]);
}
