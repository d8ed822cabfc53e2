import { Module } from '@nestjs/common';
import { AuthModule } from '../../people/auth/auth.module';
import { CohortModule } from '../cohort/cohort.module';
import { CompletionModule } from '../../learning/completion/completion.module';
import { CourseModule } from '../../learning/course/course.module';
import { PeopleModule } from '../../people/people/people.module';
import { EnrolmentController } from './enrolment.controller';
import { EnrolmentReader } from './enrolment-reader.service';
import { EnrolmentService } from './enrolment.service';
import { ImportService } from './import.service';
import { InvitationController } from './invitation.controller';
import { InvitationService } from './invitation.service';
import { InvitingService } from './inviting.service';
import { MoveService } from './move.service';
import { ListHeadingsService } from './list-headings.service';
import { ReturnService } from './return.service';
import { WalkInService } from './walk-in.service';

@Module({
  imports: [AuthModule, CohortModule, CompletionModule, CourseModule, PeopleModule],
  controllers: [EnrolmentController, InvitationController],
  providers: [
    EnrolmentReader,
    EnrolmentService,
    ImportService,
    InvitationService,
    InvitingService,
    MoveService,
    ListHeadingsService,
    ReturnService,
    WalkInService,
  ],
  exports: [EnrolmentService, InvitationService],
})
export class EnrolmentModule {}
