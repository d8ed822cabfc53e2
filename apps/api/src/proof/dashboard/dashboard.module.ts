import { Module } from '@nestjs/common';
import { CohortSumsService } from './cohort-sums.service';
import { DashboardController } from './dashboard.controller';
import { DashboardService } from './dashboard.service';

/** Figures of the nation, over HTTP. */
@Module({ controllers: [DashboardController], providers: [DashboardService] })
export class DashboardModule {}

/** What counts them: the work of the worker. */
@Module({ providers: [CohortSumsService], exports: [CohortSumsService] })
export class CountingModule {}
