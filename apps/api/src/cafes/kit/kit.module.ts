import { Module } from '@nestjs/common';
import { PdfModule } from '../../pdf/pdf.module';
import { PlanModule } from '../plan/plan.module';
import { KitMaker } from './kit-maker';
import { KitQueue } from './kit-queue';
import { KitController } from './kit.controller';
import { KitLane } from './kit.processor';
import { KitService } from './kit.service';

/** Kits asked for and handed over, over HTTP. */
@Module({
  imports: [PlanModule],
  controllers: [KitController],
  providers: [KitQueue, KitService],
})
export class KitModule {}

/** What makes them: the work of the worker. */
@Module({
  imports: [PdfModule],
  providers: [KitLane, KitMaker, KitQueue],
  exports: [KitMaker],
})
export class KitMakingModule {}
