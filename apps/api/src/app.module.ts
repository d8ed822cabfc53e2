import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { AccessModule } from './people/access/access.module';
import { AgendaModule } from './messages/agenda/agenda.module';
import { AttendanceModule } from './training/attendance/attendance.module';
import { AuditModule } from './people/audit/audit.module';
import { AuthModule } from './people/auth/auth.module';
import { BankModule } from './learning/bank/bank.module';
import { ExchangeModule } from './learning/exchange/exchange.module';
import { CafeModule } from './training/cafe/cafe.module';
import { CertificateModule } from './proof/certificate/certificate.module';
import { CohortModule } from './training/cohort/cohort.module';
import { CourseModule } from './learning/course/course.module';
import { DemoModule } from './operations/demo/demo.module';
import { EnrolmentModule } from './training/enrolment/enrolment.module';
import { LearnerModule } from './training/learner/learner.module';
import { LessonModule } from './learning/lesson/lesson.module';
import { MailboxModule } from './messages/mailbox/mailbox.module';
import { ObservationModule } from './training/observation/observation.module';
import { OrganisationModule } from './people/organisation/organisation.module';
import { OwnDataModule } from './people/own-data/own-data.module';
import { PdfModule } from './pdf/pdf.module';
import { PlatformModule } from './platform/platform.module';
import type { Ground } from './platform/platform.module';
import { PositioningModule } from './learning/positioning/positioning.module';
import { QuizModule } from './learning/quiz/quiz.module';
import { RegradingModule } from './learning/regrading/regrading.module';
import { ReminderModule, SendingModule } from './messages/reminder/reminder.module';
import { ReadingModule } from './learning/reading/reading.module';
import { StatisticsModule } from './learning/statistics/statistics.module';
import { SystemModule } from './operations/system/system.module';

const features = [
  AccessModule,
  AgendaModule,
  AttendanceModule,
  AuditModule,
  AuthModule,
  BankModule,
  ExchangeModule,
  CafeModule,
  CertificateModule,
  CohortModule,
  CourseModule,
  DemoModule,
  EnrolmentModule,
  LearnerModule,
  LessonModule,
  MailboxModule,
  ObservationModule,
  OrganisationModule,
  OwnDataModule,
  PdfModule,
  PositioningModule,
  QuizModule,
  RegradingModule,
  ReminderModule,
  ReadingModule,
  StatisticsModule,
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
