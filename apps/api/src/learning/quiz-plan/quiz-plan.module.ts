import { Module } from '@nestjs/common';
import { CourseModule } from '../course/course.module';
import { QuestionModule } from '../question/question.module';
import { CohortQuizService } from './cohort-quiz.service';
import { HubQuizService } from './hub-quiz.service';
import { QuizPlanController } from './quiz-plan.controller';
import { SheetPreviewService } from './sheet-preview.service';

@Module({
  imports: [CourseModule, QuestionModule],
  controllers: [QuizPlanController],
  providers: [CohortQuizService, HubQuizService, SheetPreviewService],
})
export class QuizPlanModule {}
