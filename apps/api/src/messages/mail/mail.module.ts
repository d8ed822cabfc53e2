import { Module } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { ENV } from '../../platform/env';
import { MailPace } from './mail-pace';
import { Mailer } from './mailer';

/** The way out for letters. Only what sends imports it, for it may open a mailbox of its own. */
@Module({
  providers: [MailPace, { provide: Mailer, useFactory: Mailer.open, inject: [ENV] }],
  exports: [MailPace, Mailer],
})
export class MailModule implements OnApplicationShutdown {
  constructor(private readonly mailer: Mailer) {}

  onApplicationShutdown(): Promise<void> {
    return this.mailer.close();
  }
}
