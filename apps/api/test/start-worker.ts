import { getQueueToken } from '@nestjs/bullmq';
import { Test } from '@nestjs/testing';
import type { TestingModule } from '@nestjs/testing';
import type { Queue } from 'bullmq';
import { Clock } from '../src/platform/clock';
import { ENV } from '../src/platform/env';
import type { Env } from '../src/platform/env';
import { MAIL_QUEUE } from '../src/platform/lane';
import { MailQueue } from '../src/platform/mail-queue';
import { ReminderService } from '../src/messages/reminder/reminder.service';
import { WorkerModule } from '../src/worker.module';
import type { TestApi } from './start-api';

export interface TestWorker {
  module: TestingModule;
  /** One sweep, now; resolves once the worker has tried all that it queued. */
  sweep(): Promise<void>;
  stop(): Promise<void>;
}

/** The true mail worker of an API under test, on its database, its queue and its clock. */
export async function startWorker(api: TestApi, settings: Partial<Env> = {}): Promise<TestWorker> {
  const queue = api.app.get<Queue>(getQueueToken(MAIL_QUEUE));
  const { url } = api.db.options as { url: string };
  const module = await Test.createTestingModule({
    imports: [
      WorkerModule.on({
        env: { ...api.app.get<Env>(ENV), ...settings },
        databaseUrl: url,
        queueConnection: queue.opts.connection,
      }),
    ],
  })
    .overrideProvider(Clock)
    .useValue(api.clock)
    .compile();
  module.useLogger(false);
  await module.init();
  return {
    module,
    sweep: async () => {
      await module.get(ReminderService).sweep();
      await until(async () => {
        const { waiting, active } = await module.get(MailQueue).state();
        return waiting + active === 0;
      });
    },
    stop: () => module.close(),
  };
}

/** Waits until `seen` answers something; @throws Error when it still has not after so long. */
export async function until<T>(
  seen: () => Promise<T | null | undefined | false>,
  seconds = 10,
): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const found = await seen();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`Not seen within ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
