import { Module } from '@nestjs/common';
import { ReminderModule } from '../../messages/reminder/reminder.module';
import { DocsController } from './docs.controller';
import { MetricsController } from './metrics.controller';
import { Readiness } from './readiness';
import { SystemController } from './system.controller';

@Module({
  imports: [ReminderModule],
  controllers: [DocsController, MetricsController, SystemController],
  providers: [Readiness],
})
export class SystemModule {}
