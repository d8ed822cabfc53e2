import { Module } from '@nestjs/common';
import { CourseController } from './course.controller';
import { CourseService } from './course.service';
import { OutlineService } from './outline.service';
import { ReaderService } from './reader.service';
import { RunSheetService } from './run-sheet.service';

@Module({
  controllers: [CourseController],
  providers: [CourseService, OutlineService, ReaderService, RunSheetService],
  exports: [CourseService, ReaderService],
})
export class CourseModule {}
