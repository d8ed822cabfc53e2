import { ConsoleLogger, Module } from '@nestjs/common';
import type { DynamicModule, INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AccessModule } from './people/access/access.module';
import { AuditModule } from './people/audit/audit.module';
import { PlatformModule } from './platform/platform.module';
import type { Ground } from './platform/platform.module';
import { SendingModule } from './messages/reminder/reminder.module';

/** What sends mail, without HTTP. */
@Module({})
export class WorkerModule {
  static on(ground: Ground): DynamicModule {
    return {
      module: WorkerModule,
      imports: [PlatformModule.on(ground), AccessModule, AuditModule, SendingModule],
    };
  }
}

/** A worker that works until closed. */
export function createWorker(ground: Ground): Promise<INestApplicationContext> {
  return NestFactory.createApplicationContext(WorkerModule.on(ground), {
    logger: new ConsoleLogger({
      json: ground.env.production,
      logLevels: ['fatal', 'error', 'warn'],
    }),
    abortOnError: false,
  });
}
