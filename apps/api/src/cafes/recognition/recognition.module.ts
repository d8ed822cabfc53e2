import { Module } from '@nestjs/common';
import { AwardService } from '../../proof/badge/award.service';
import { Notary } from '../../proof/badge/notary';
import { CafeSendingModule } from '../calendar/calendar.module';
import { EndorsementService } from './endorsement.service';
import { MyRecognitionService } from './my-recognition.service';
import { RecognitionController } from './recognition.controller';
import { RecognitionService } from './recognition.service';

/** What the worker needs of it. */
@Module({
  providers: [AwardService, Notary, RecognitionService],
  exports: [RecognitionService],
})
export class RecognizingModule {}

/** The badges of those who host. */
@Module({
  imports: [CafeSendingModule, RecognizingModule],
  controllers: [RecognitionController],
  providers: [EndorsementService, MyRecognitionService],
})
export class RecognitionModule {}
