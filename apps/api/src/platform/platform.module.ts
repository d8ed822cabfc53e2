import { BullModule } from '@nestjs/bullmq';
import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Queue } from 'bullmq';
import { BundleQueue } from './bundle-queue';
import { filesOn } from './files-on';
import { FileStore } from './file-store';
import { Clock } from './clock';
import { databaseOptions } from '../record/database';
import { ENV } from './env';
import type { Env } from './env';
import { IssueQueue } from './issue-queue';
import { lanes } from './lane';
import { MailQueue } from './mail-queue';
import { secretKey, Secrets } from './secrets';
import { ThrottleService } from './throttle.service';

/** What the application stands on, made before Nest is. */
export interface Ground {
  env: Env;
  databaseUrl: string;
  queueConnection: Queue['opts']['connection'];
  /** Connections to the database, the queue’s apart; ten unless told. */
  poolSize?: number;
}

/** Settings, clock, secrets, database and queue, for every feature. */
@Global()
@Module({})
export class PlatformModule {
  static on({ env, databaseUrl, queueConnection, poolSize }: Ground): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        TypeOrmModule.forRoot(databaseOptions(databaseUrl, poolSize)),
        BullModule.forRoot({
          connection: queueConnection,
          // On Redis too the queue belongs to its database: two installations never share one.
          prefix: `percolateur-${new URL(databaseUrl).pathname.slice(1)}`,
        }),
        BullModule.registerQueue(...lanes.map((name) => ({ name }))),
      ],
      providers: [
        { provide: ENV, useValue: env },
        { provide: Secrets, useFactory: () => new Secrets(secretKey(env)) },
        BundleQueue,
        Clock,
        { provide: FileStore, useFactory: () => filesOn(env) },
        IssueQueue,
        MailQueue,
        ThrottleService,
      ],
      exports: [
        ENV,
        Secrets,
        BundleQueue,
        Clock,
        FileStore,
        IssueQueue,
        MailQueue,
        ThrottleService,
        BullModule,
      ],
    };
  }
}
