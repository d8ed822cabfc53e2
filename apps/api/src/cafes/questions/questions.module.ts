import { Module } from '@nestjs/common';
import { CourseModule } from '../../learning/course/course.module';
import { BoardController } from './board.controller';
import { BoardService } from './board.service';
import { CommonQuestionService } from './common.service';
import { HeardQuestionService } from './heard.service';
import { HeardQuestionController } from './questions.controller';

/** The questions heard at cafés: read by hubs, told to everybody. */
@Module({
  imports: [CourseModule],
  controllers: [BoardController, HeardQuestionController],
  providers: [BoardService, CommonQuestionService, HeardQuestionService],
})
export class HeardQuestionModule {}
