import { Module } from '@nestjs/common';
import { CompletionModule } from '../completion/completion.module';
import { CourseModule } from '../course/course.module';
import { AnswerService } from './answer.service';
import { PositioningService } from './positioning.service';
import { QuizController } from './quiz.controller';
import { QuestionModule } from '../question/question.module';
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
    AnswerService,
    PositioningService,
    RecountService,
    RegradedService,
  ],
  exports: [QuizService, RecountService, Sheets],
})
export class QuizModule {}
