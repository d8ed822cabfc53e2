import { Controller, Get, Inject } from '@nestjs/common';
import { sessionRoutes } from '@percolateur/contract';
import type { About } from '@percolateur/contract';
import { Refusal } from '@percolateur/domain';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { Open, Serve } from '../../platform/serve';
import { openApiDocument } from './openapi';
import { Readiness } from './readiness';
import { version } from './version';

/** What tells operators and programs about this installation. */
@Controller()
export class SystemController {
  constructor(
    private readonly readiness: Readiness,
    @Inject(ENV) private readonly env: Env,
  ) {}

  @Serve(sessionRoutes.about)
  about(): About {
    return { version, demo: this.env.demo, mailbox: this.env.mailbox };
  }

  /** The process answers. */
  @Open()
  @Get('healthz')
  healthz() {
    return { status: 'ok' };
  }

  /**
   * The database keeps what it is given: people can learn and sign. The queue is told apart, since
   * without it only messages wait. @throws Refusal `unavailable` when the database does not answer,
   * or refuses to write
   */
  @Open()
  @Get('readyz')
  async readyz() {
    const state = await this.readiness.read();
    if (!state.database) throw new Refusal('unavailable');
    return { status: 'ok', database: 'ok', queue: state.queue ? 'ok' : 'down' };
  }

  @Open()
  @Get('api/openapi.json')
  openapi() {
    return openApiDocument(this.env.publicUrl, version);
  }
}
