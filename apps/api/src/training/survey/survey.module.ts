import { Module } from '@nestjs/common';
import { OpinionService } from './opinion.service';
import { SurveyResultsService } from './survey-results.service';
import { SurveyController } from './survey.controller';
import { SurveyService } from './survey.service';

@Module({
  controllers: [SurveyController],
  providers: [OpinionService, SurveyResultsService, SurveyService],
})
export class SurveyModule {}
