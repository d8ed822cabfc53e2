import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { Registry } from 'prom-client';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { MetricsService } from './metrics.service';

/**
 * The address of `METRICS_ADDRESS`, where metrics are read and nothing else is: a collector on
 * another machine reaches it through the operator’s network, and no proxy of the site can.
 */
@Injectable()
export class MetricsDoor implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('metrics');
  private readonly server = createServer((request, reply) => void this.answer(request, reply));

  constructor(
    private readonly metrics: MetricsService,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** @throws the system’s error when the address cannot be listened on */
  async onApplicationBootstrap(): Promise<void> {
    if (!this.env.metrics) return;
    this.server.listen(this.env.metrics);
    await once(this.server, 'listening');
  }

  /** Where it listens. */
  get address(): AddressInfo {
    return this.server.address() as AddressInfo;
  }

  onApplicationShutdown(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async answer({ method, url }: IncomingMessage, reply: ServerResponse): Promise<void> {
    if (method !== 'GET' || url !== '/metrics') {
      reply.writeHead(404).end();
      return;
    }
    try {
      const text = await this.metrics.read();
      reply.writeHead(200, { 'content-type': Registry.PROMETHEUS_CONTENT_TYPE }).end(text);
    } catch (error) {
      this.logger.warn(String(error));
      reply.writeHead(503).end();
    }
  }
}
