import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { MessageService } from '../../messages/reminder/message.service';
import { MailQueue } from '../../platform/mail-queue';
import { refusals } from '../../platform/problem.filter';

/** Numbers for Prometheus: this process, the queue, the messages. */
@Injectable()
export class MetricsService {
  private readonly registry = new Registry();
  private readonly jobs = new Gauge({
    name: 'percolateur_queue_jobs',
    help: 'Jobs of the mail queue by state; absent while the queue does not answer',
    labelNames: ['state'],
    registers: [this.registry],
  });
  private readonly messages = new Gauge({
    name: 'percolateur_messages',
    help: 'Messages by status',
    labelNames: ['status'],
    registers: [this.registry],
  });

  private readonly sweep = new Gauge({
    name: 'percolateur_sweep_seconds',
    help: 'What the last search for messages due took; absent before the first',
    registers: [this.registry],
  });

  constructor(
    private readonly queue: MailQueue,
    private readonly service: MessageService,
  ) {
    collectDefaultMetrics({ register: this.registry });
    this.registry.registerMetric(refusals);
  }

  /** All of them, in Prometheus’ own text. */
  async read(): Promise<string> {
    this.jobs.reset();
    const state = await this.queue.state().catch(() => null);
    if (state) {
      for (const name of ['waiting', 'active', 'delayed', 'failed'] as const) {
        this.jobs.set({ state: name }, state[name]);
      }
    }
    for (const [status, count] of Object.entries(await this.service.counts())) {
      this.messages.set({ status }, count);
    }
    this.sweep.remove();
    const last = await this.service.lastSweep();
    if (last) this.sweep.set(last.tookMs / 1000);
    return this.registry.metrics();
  }
}
