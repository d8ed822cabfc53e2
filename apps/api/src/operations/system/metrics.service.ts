import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { MessageService } from '../../messages/reminder/message.service';
import { Clock } from '../../platform/clock';
import { MailQueue } from '../../platform/mail-queue';
import { refusals } from '../../platform/problem.filter';
import { SEALS_WAIT } from '../../proof/register/seal.service';
import { WorkerBeat } from '../../record/worker-beat.entity';

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

  private readonly late = new Gauge({
    name: 'percolateur_messages_late',
    help: 'Letters that should have left a quarter of an hour ago, or are refused over and over: alert on it',
    registers: [this.registry],
  });

  private readonly oldest = new Gauge({
    name: 'percolateur_messages_late_seconds',
    help: 'How late the latest of them is; absent while none is',
    registers: [this.registry],
  });

  private readonly rate = new Gauge({
    name: 'percolateur_messages_sent_last_hour',
    help: 'Letters that left in the last hour',
    registers: [this.registry],
  });

  private readonly idle = new Gauge({
    name: 'percolateur_sweep_age_seconds',
    help: 'How long ago a worker last looked for messages due: alert above 300; absent before the first',
    registers: [this.registry],
  });

  private readonly suppressed = new Gauge({
    name: 'percolateur_addresses_suppressed',
    help: 'Addresses that letters are not sent to any more',
    registers: [this.registry],
  });

  private readonly seals = new Gauge({
    name: 'percolateur_seals_wait_seconds',
    help: 'How long chains have waited for a seal that is due; absent while none does',
    registers: [this.registry],
  });

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
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
    for (const gauge of [this.sweep, this.idle, this.oldest]) gauge.remove();
    const { beat, late, sentLastHour, suppressed } = await this.service.figures();
    const secondsSince = (at: Date) => (this.clock.now().getTime() - at.getTime()) / 1000;
    if (beat) this.sweep.set(beat.tookMs / 1000);
    if (beat) this.idle.set(secondsSince(beat.at));
    if (late.since) this.oldest.set(secondsSince(late.since));
    this.late.set(late.count);
    this.rate.set(sentLastHour);
    this.suppressed.set(suppressed);
    this.seals.remove();
    const waits = await this.db.manager.findOneBy(WorkerBeat, { name: SEALS_WAIT });
    if (waits) this.seals.set(secondsSince(waits.at));
    return this.registry.metrics();
  }
}
