import { Module } from '@nestjs/common';
import { OrganisationModule } from '../../people/organisation/organisation.module';
import { CompletionModule } from '../completion/completion.module';
import { QuizModule } from '../quiz/quiz.module';
import { CohortRegrading } from './cohort-regrading';
import { RegradingController } from './regrading.controller';
import { RegradingService } from './regrading.service';

@Module({
  imports: [CompletionModule, OrganisationModule, QuizModule],
  controllers: [RegradingController],
  providers: [CohortRegrading, RegradingService],
})
export class RegradingModule {}
