import { Module } from '@nestjs/common';
import { CourseModule } from '../course/course.module';
import { LessonController } from './lesson.controller';
import { LessonService } from './lesson.service';

@Module({ imports: [CourseModule], controllers: [LessonController], providers: [LessonService] })
export class LessonModule {}
