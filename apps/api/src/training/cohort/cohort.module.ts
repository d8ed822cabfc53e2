import { Module } from '@nestjs/common';
import { CompletionModule } from '../../learning/completion/completion.module';
import { CourseModule } from '../../learning/course/course.module';
import { OrganisationModule } from '../../people/organisation/organisation.module';
import { QuizModule } from '../../learning/quiz/quiz.module';
import { AgendaService } from './agenda.service';
import { CohortAudienceReader } from './cohort-audience.service';
import { CohortController } from './cohort.controller';
import { CohortEditService } from './cohort-edit.service';
import { CohortHistory } from './cohort-history.service';
import { CohortReader } from './cohort-reader.service';
import { CohortService } from './cohort.service';
import { SeatService } from './seat.service';
import { VenueReader } from './venue-reader.service';

@Module({
  imports: [CompletionModule, CourseModule, OrganisationModule, QuizModule],
  controllers: [CohortController],
  providers: [
    AgendaService,
    CohortAudienceReader,
    CohortEditService,
    CohortHistory,
    CohortReader,
    CohortService,
    SeatService,
    VenueReader,
  ],
  exports: [AgendaService, CohortService, SeatService],
})
export class CohortModule {}
