import { Module } from '@nestjs/common';
import { CompletionModule } from '../completion/completion.module';
import { CourseModule } from '../course/course.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { QuizModule } from '../quiz/quiz.module';
import { AgendaService } from './agenda.service';
import { CohortController } from './cohort.controller';
import { CohortEditService } from './cohort-edit.service';
import { CohortHistory } from './cohort-history.service';
import { CohortReader } from './cohort-reader.service';
import { CohortService } from './cohort.service';
import { SeatService } from './seat.service';

@Module({
  imports: [CompletionModule, CourseModule, OrganisationModule, QuizModule],
  controllers: [CohortController],
  providers: [
    AgendaService,
    CohortEditService,
    CohortHistory,
    CohortReader,
    CohortService,
    SeatService,
  ],
  exports: [AgendaService, CohortService, SeatService],
})
export class CohortModule {}
