import { Module } from '@nestjs/common';
import { CourseModule } from '../../learning/course/course.module';
import { QuizModule } from '../../learning/quiz/quiz.module';
import { CopyService } from './copy.service';
import { PapersService } from './papers.service';
import { PrintService } from './print.service';
import { QuizPaperController } from './quiz-paper.controller';

@Module({
  imports: [CourseModule, QuizModule],
  controllers: [QuizPaperController],
  providers: [CopyService, PapersService, PrintService],
})
export class QuizPaperModule {}
