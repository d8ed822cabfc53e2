import { Module } from '@nestjs/common';
import { CompletionModule } from '../../learning/completion/completion.module';
import { CourseModule } from '../../learning/course/course.module';
import { MyRehearsalService } from './my-rehearsal.service';
import { ObservationController } from './observation.controller';
import { ObservingService } from './observing.service';
import { RehearsalsService } from './rehearsals.service';
import { ValidationService } from './validation.service';

@Module({
  imports: [CompletionModule, CourseModule],
  controllers: [ObservationController],
  providers: [MyRehearsalService, ObservingService, RehearsalsService, ValidationService],
})
export class ObservationModule {}
