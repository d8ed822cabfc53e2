import { Module } from '@nestjs/common';
import { CourseModule } from '../course/course.module';
import { AnswerService } from './answer.service';
import { QuizController } from './quiz.controller';
import { QuizService } from './quiz.service';

@Module({
  imports: [CourseModule],
  controllers: [QuizController],
  providers: [QuizService, AnswerService],
})
export class QuizModule {}
