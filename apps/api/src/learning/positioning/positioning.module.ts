import { Module } from '@nestjs/common';
import { CourseModule } from '../course/course.module';
import { QuizModule } from '../quiz/quiz.module';
import { BriefService } from './brief.service';
import { GainService } from './gain.service';
import { PositioningController } from './positioning.controller';
import { ProfileService } from './profile.service';

@Module({
  imports: [CourseModule, QuizModule],
  controllers: [PositioningController],
  providers: [BriefService, GainService, ProfileService],
})
export class PositioningModule {}
