import { Module } from '@nestjs/common';
import { CompletionModule } from '../../learning/completion/completion.module';
import { CourseModule } from '../../learning/course/course.module';
import { OrganisationModule } from '../../people/organisation/organisation.module';
import { QuizModule } from '../../learning/quiz/quiz.module';
import { AgendaService } from './agenda.service';
import { CohortAudienceReader } from './cohort-audience.service';
import { CohortController } from './cohort.controller';
import { CohortCreation } from './cohort-creation.service';
import { CohortEditService } from './cohort-edit.service';
import { CohortHistory } from './cohort-history.service';
import { CohortReader } from './cohort-reader.service';
import { CohortService } from './cohort.service';
import { CohortTemplateController } from './cohort-template.controller';
import { CohortTemplates } from './cohort-template.service';
import { SeatService } from './seat.service';
import { SeriesForesight } from './series-foresight.service';
import { VenueReader } from './venue-reader.service';

@Module({
  imports: [CompletionModule, CourseModule, OrganisationModule, QuizModule],
  controllers: [CohortController, CohortTemplateController],
  providers: [
    AgendaService,
    CohortAudienceReader,
    CohortCreation,
    CohortEditService,
    CohortHistory,
    CohortReader,
    CohortService,
    CohortTemplates,
    SeatService,
    SeriesForesight,
    VenueReader,
  ],
  exports: [AgendaService, CohortService, SeatService],
})
export class CohortModule {}
