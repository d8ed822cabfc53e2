import { Controller, Get, Header, Inject, Req } from '@nestjs/common';
import { Refusal } from '@percolateur/domain';
import type { FastifyRequest } from 'fastify';
import { Registry } from 'prom-client';
import { isFromThisMachine } from '../../platform/direct';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { Open } from '../../platform/serve';
import { MetricsService } from './metrics.service';

@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: MetricsService,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /**
   * Answers this machine alone, called directly, and nobody where metrics have an address of their
   * own. @throws Refusal `not-found`
   */
  @Open()
  @Get()
  @Header('content-type', Registry.PROMETHEUS_CONTENT_TYPE)
  async read(@Req() request: FastifyRequest): Promise<string> {
    if (this.env.metrics || !isFromThisMachine(request)) throw new Refusal('not-found');
    return this.metrics.read();
  }
}
