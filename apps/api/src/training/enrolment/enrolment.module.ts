import { Module } from '@nestjs/common';
import { AuthModule } from '../../people/auth/auth.module';
import { CohortModule } from '../cohort/cohort.module';
import { CourseModule } from '../../learning/course/course.module';
import { PeopleModule } from '../../people/people/people.module';
import { EnrolmentController } from './enrolment.controller';
import { EnrolmentReader } from './enrolment-reader.service';
import { EnrolmentService } from './enrolment.service';
import { ImportService } from './import.service';
import { InvitationController } from './invitation.controller';
import { InvitationService } from './invitation.service';
import { InvitingService } from './inviting.service';

@Module({
  imports: [AuthModule, CohortModule, CourseModule, PeopleModule],
  controllers: [EnrolmentController, InvitationController],
  providers: [EnrolmentReader, EnrolmentService, ImportService, InvitationService, InvitingService],
  exports: [InvitationService],
})
export class EnrolmentModule {}
