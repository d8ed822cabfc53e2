import { Module } from '@nestjs/common';
import { CafeFiguresService } from './cafe-figures.service';
import { ChangesService } from './changes.service';
import { HelperService } from './helper.service';
import { NorthStarService } from './north-star.service';
import { OnTheWayService } from './on-the-way.service';
import { ProgressController } from './progress.controller';

@Module({
  controllers: [ProgressController],
  providers: [CafeFiguresService, ChangesService, HelperService, NorthStarService, OnTheWayService],
})
export class ProgressModule {}
