import { Module } from '@nestjs/common';
import { ReminderModule } from '../../messages/reminder/reminder.module';
import { DocsController } from './docs.controller';
import { MetricsController } from './metrics.controller';
import { MetricsDoor } from './metrics-door';
import { MetricsService } from './metrics.service';
import { Readiness } from './readiness';
import { SystemController } from './system.controller';

@Module({
  imports: [ReminderModule],
  controllers: [DocsController, MetricsController, SystemController],
  providers: [MetricsDoor, MetricsService, Readiness],
})
export class SystemModule {}
