import { Module } from '@nestjs/common';
import { GatheringController } from './gathering.controller';
import { GatheringEditService } from './gathering-edit.service';
import { GatheringService } from './gathering.service';

@Module({
  controllers: [GatheringController],
  providers: [GatheringEditService, GatheringService],
})
export class GatheringModule {}
