import { Module } from '@nestjs/common';
import { OrganisationModule } from '../../people/organisation/organisation.module';
import { CourseModule } from '../course/course.module';
import { QuestionModule } from '../question/question.module';
import { StatisticsController } from './statistics.controller';
import { StatisticsService } from './statistics.service';

@Module({
  imports: [CourseModule, OrganisationModule, QuestionModule],
  controllers: [StatisticsController],
  providers: [StatisticsService],
})
export class StatisticsModule {}
