import { Module } from '@nestjs/common';
import { CourseModule } from '../../learning/course/course.module';
import { LearnerController } from './learner.controller';
import { LearnerService } from './learner.service';

@Module({ imports: [CourseModule], controllers: [LearnerController], providers: [LearnerService] })
export class LearnerModule {}
