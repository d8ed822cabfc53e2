import { Module } from '@nestjs/common';
import { CourseController } from './course.controller';
import { CourseService } from './course.service';
import { OutlineService } from './outline.service';
import { ReaderService } from './reader.service';

@Module({
  controllers: [CourseController],
  providers: [CourseService, OutlineService, ReaderService],
  exports: [CourseService, ReaderService],
})
export class CourseModule {}
