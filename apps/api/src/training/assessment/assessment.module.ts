import { Module } from '@nestjs/common';
import { CourseModule } from '../../learning/course/course.module';
import { QuizModule } from '../../learning/quiz/quiz.module';
import { AssessmentController } from './assessment.controller';
import { ExtraTimeService } from './extra-time.service';
import { QuizActsService } from './quiz-acts.service';
import { RoomQuizService } from './room-quiz.service';
import { TimeOutService } from './time-out.service';

@Module({
  imports: [CourseModule, QuizModule],
  controllers: [AssessmentController],
  providers: [ExtraTimeService, QuizActsService, RoomQuizService, TimeOutService],
  exports: [TimeOutService],
})
export class AssessmentModule {}
