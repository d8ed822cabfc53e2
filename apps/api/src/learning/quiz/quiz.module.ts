import { Module } from '@nestjs/common';
import { CompletionModule } from '../completion/completion.module';
import { CourseModule } from '../course/course.module';
import { AnswerService } from './answer.service';
import { PositioningService } from './positioning.service';
import { QuizController } from './quiz.controller';
import { QuizService } from './quiz.service';

@Module({
  imports: [CompletionModule, CourseModule],
  controllers: [QuizController],
  providers: [QuizService, AnswerService, PositioningService],
  exports: [QuizService],
})
export class QuizModule {}
