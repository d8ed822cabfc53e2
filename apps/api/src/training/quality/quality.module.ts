import { Module } from '@nestjs/common';
import { CourseModule } from '../../learning/course/course.module';
import { ComplaintService } from './complaint.service';
import { ImprovementService } from './improvement.service';
import { QualiopiService } from './qualiopi.service';
import { QualityController } from './quality.controller';

@Module({
  imports: [CourseModule],
  controllers: [QualityController],
  providers: [ComplaintService, ImprovementService, QualiopiService],
})
export class QualityModule {}
