import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { AccessModule } from './people/access/access.module';
import { AgendaModule } from './messages/agenda/agenda.module';
import { AssessmentModule } from './training/assessment/assessment.module';
import { AttendanceModule } from './training/attendance/attendance.module';
import { AuditModule } from './people/audit/audit.module';
import { AuthModule } from './people/auth/auth.module';
import { BankModule } from './learning/bank/bank.module';
import { ExchangeModule } from './learning/exchange/exchange.module';
import { BounceModule } from './messages/bounce/bounce.module';
import { BadgeModule } from './proof/badge/badge.module';
import { BpfModule } from './proof/bpf/bpf.module';
import { BundleModule } from './proof/bundle/bundle.module';
import { CafeAccountModule } from './cafes/account/account.module';
import { HeardQuestionModule } from './cafes/questions/questions.module';
import { CalendarModule } from './cafes/calendar/calendar.module';
import { CafeModule } from './training/cafe/cafe.module';
import { KitModule } from './cafes/kit/kit.module';
import { RecognitionModule } from './cafes/recognition/recognition.module';
import { PlanModule } from './cafes/plan/plan.module';
import { QualityModule } from './training/quality/quality.module';
import { SurveyModule } from './training/survey/survey.module';
import { CertificateModule } from './proof/certificate/certificate.module';
import { ChoicesModule } from './messages/choices/choices.module';
import { CohortModule } from './training/cohort/cohort.module';
import { CourseModule } from './learning/course/course.module';
import { DashboardModule } from './proof/dashboard/dashboard.module';
import { DemoModule } from './operations/demo/demo.module';
import { EnrolmentModule } from './training/enrolment/enrolment.module';
import { FundingModule } from './training/funding/funding.module';
import { LearnerModule } from './training/learner/learner.module';
import { LessonModule } from './learning/lesson/lesson.module';
import { MailboxModule } from './messages/mailbox/mailbox.module';
import { ObservationModule } from './training/observation/observation.module';
import { MergeModule } from './people/merge/merge.module';
import { OrganisationModule } from './people/organisation/organisation.module';
import { OwnDataModule } from './people/own-data/own-data.module';
import { PdfModule } from './pdf/pdf.module';
import { PlatformModule } from './platform/platform.module';
import type { Ground } from './platform/platform.module';
import { PositioningModule } from './learning/positioning/positioning.module';
import { QuizPlanModule } from './learning/quiz-plan/quiz-plan.module';
import { QuizPaperModule } from './training/quiz-paper/quiz-paper.module';
import { QuizModule } from './learning/quiz/quiz.module';
import { RegistrationModule } from './training/registration/registration.module';
import { RegradingModule } from './learning/regrading/regrading.module';
import { PaperTemplateModule } from './proof/paper-template/paper-template.module';
import { PreAuditModule } from './proof/pre-audit/pre-audit.module';
import { HouseRulesModule } from './training/house-rules/house-rules.module';
import { GatheringModule } from './cafes/animation/gathering.module';
import { InboxModule } from './messages/inbox/inbox.module';
import { JudgeModule } from './proof/judge/judge.module';
import { JoiningModule } from './training/joining/joining.module';
import { ProgrammeModule } from './training/programme/programme.module';
import { RegisterModule } from './proof/register/register.module';
import { ReminderModule, SendingModule } from './messages/reminder/reminder.module';
import { ReadingModule } from './learning/reading/reading.module';
import { ProgressModule } from './cafes/progress/progress.module';
import { ResourceModule } from './cafes/resources/resource.module';
import { StatisticsModule } from './learning/statistics/statistics.module';
import { SystemModule } from './operations/system/system.module';

const features = [
  AccessModule,
  AgendaModule,
  AssessmentModule,
  AttendanceModule,
  AuditModule,
  AuthModule,
  BadgeModule,
  BankModule,
  BounceModule,
  BpfModule,
  BundleModule,
  ExchangeModule,
  CafeAccountModule,
  CafeModule,
  CalendarModule,
  CertificateModule,
  ChoicesModule,
  CohortModule,
  CourseModule,
  DashboardModule,
  DemoModule,
  EnrolmentModule,
  FundingModule,
  GatheringModule,
  HeardQuestionModule,
  InboxModule,
  KitModule,
  LearnerModule,
  LessonModule,
  MailboxModule,
  ObservationModule,
  MergeModule,
  OrganisationModule,
  OwnDataModule,
  PdfModule,
  PlanModule,
  PositioningModule,
  QualityModule,
  QuizModule,
  QuizPaperModule,
  RegistrationModule,
  RegradingModule,
  QuizPlanModule,
  PaperTemplateModule,
  PreAuditModule,
  ProgrammeModule,
  JoiningModule,
  JudgeModule,
  HouseRulesModule,
  RegisterModule,
  ReminderModule,
  ReadingModule,
  ProgressModule,
  RecognitionModule,
  ResourceModule,
  StatisticsModule,
  SurveyModule,
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
