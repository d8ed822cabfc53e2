import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { AccessModule } from './access/access.module';
import { AttendanceModule } from './attendance/attendance.module';
import { AuditModule } from './audit/audit.module';
import { AuthModule } from './auth/auth.module';
import { CafeModule } from './cafe/cafe.module';
import { CertificateModule } from './certificate/certificate.module';
import { CohortModule } from './cohort/cohort.module';
import { CourseModule } from './course/course.module';
import { DemoModule } from './demo/demo.module';
import { EnrolmentModule } from './enrolment/enrolment.module';
import { LearnerModule } from './learner/learner.module';
import { LessonModule } from './lesson/lesson.module';
import { MailboxModule } from './mailbox/mailbox.module';
import { OrganisationModule } from './organisation/organisation.module';
import { PlatformModule } from './platform/platform.module';
import type { Ground } from './platform/platform.module';
import { QuizModule } from './quiz/quiz.module';
import { ReminderModule, SendingModule } from './reminder/reminder.module';
import { SystemModule } from './system/system.module';

const features = [
  AccessModule,
  AttendanceModule,
  AuditModule,
  AuthModule,
  CafeModule,
  CertificateModule,
  CohortModule,
  CourseModule,
  DemoModule,
  EnrolmentModule,
  LearnerModule,
  LessonModule,
  MailboxModule,
  OrganisationModule,
  QuizModule,
  ReminderModule,
  SystemModule,
];

/** What answers HTTP; and sends mail, where it is its own worker. */
@Module({})
export class ApiModule {
  static on(ground: Ground, { sending } = { sending: false }): DynamicModule {
    return {
      module: ApiModule,
      imports: [PlatformModule.on(ground), ...features, ...(sending ? [SendingModule] : [])],
    };
  }
}
