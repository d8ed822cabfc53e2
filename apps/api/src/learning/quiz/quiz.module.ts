import { Module } from '@nestjs/common';
import { CompletionModule } from '../completion/completion.module';
import { CourseModule } from '../course/course.module';
import { AnswerService } from './answer.service';
import { PositioningService } from './positioning.service';
import { QuizController } from './quiz.controller';
import { QuestionModule } from '../question/question.module';
import { HandInService } from './hand-in.service';
import { RecountService } from './recount.service';
import { RegradedService } from './regraded.service';
import { QuizService } from './quiz.service';
import { Sheets } from './sheets';

@Module({
  imports: [CompletionModule, CourseModule, QuestionModule],
  controllers: [QuizController],
  providers: [
    Sheets,
    QuizService,
    HandInService,
    AnswerService,
    PositioningService,
    RecountService,
    RegradedService,
  ],
  exports: [HandInService, RecountService, Sheets],
})
export class QuizModule {}
