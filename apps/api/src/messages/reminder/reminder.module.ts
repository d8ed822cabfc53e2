import { Module } from '@nestjs/common';
import { AuthModule } from '../../people/auth/auth.module';
import { AssessmentModule } from '../../training/assessment/assessment.module';
import { CohortModule } from '../../training/cohort/cohort.module';
import { CountingModule } from '../../proof/dashboard/dashboard.module';
import { EnrolmentModule } from '../../training/enrolment/enrolment.module';
import { KitMakingModule } from '../../cafes/kit/kit.module';
import { GatheringModule } from '../../proof/bundle/bundle.module';
import { OrderingModule } from '../../proof/certificate/certificate.module';
import { SealingModule } from '../../proof/register/register.module';
import { SigningLinkTokens } from '../../training/attendance/signing-link-tokens';
import { RegistrationModule } from '../../training/registration/registration.module';
import { CafeSendingModule } from '../../cafes/calendar/calendar.module';
import { MailChoices } from '../choices/mail-choices';
import { ReturnInbox } from '../bounce/inbox';
import { ReturnedMail } from '../bounce/returned-mail';
import { MailModule } from '../mail/mail.module';
import { CafeMail } from './cafe-mail';
import { Notices } from './notices';
import { EndorsementMail } from './endorsement-mail';
import { RecognizingModule } from '../../cafes/recognition/recognition.module';
import { GatheringMail } from './gathering-mail';
import { LateWatch } from './late-watch';
import { LetterWriter } from './letter-writer';
import { LetterLane, PromptLane } from './mail.processor';
import { LotReader } from './lot-reader';
import { LotSender } from './lot-sender';
import { MessageSender } from './message-sender';
import { NoteService } from './note.service';
import { HelperMail } from './helper-mail';
import { OneAtATime } from './one-at-a-time';
import { MessageService } from './message.service';
import { RegistrationMail } from './registration-mail';
import { ReminderController } from './reminder.controller';
import { ReminderService } from './reminder.service';
import { RuleAudienceService } from './rule-audience.service';
import { RuleController } from './rule.controller';
import { RulePreviewService } from './rule-preview.service';
import { RuleService } from './rule.service';
import { SealMail } from './seal-mail';
import { SignInMail } from './sign-in-mail';
import { Sweeper } from './sweeper';
import { WordMail } from './word-mail';

/** What became of messages, over HTTP. */
@Module({
  imports: [EnrolmentModule],
  controllers: [ReminderController, RuleController],
  providers: [
    LetterWriter,
    MessageService,
    NoteService,
    RuleAudienceService,
    RulePreviewService,
    RuleService,
    SigningLinkTokens,
  ],
  exports: [MessageService],
})
export class ReminderModule {}

/** What finds and sends them: the work of the worker. */
@Module({
  imports: [
    AssessmentModule,
    AuthModule,
    CafeSendingModule,
    CohortModule,
    CountingModule,
    EnrolmentModule,
    GatheringModule,
    KitMakingModule,
    MailModule,
    OrderingModule,
    RecognizingModule,
    RegistrationModule,
    SealingModule,
  ],
  providers: [
    EndorsementMail,
    GatheringMail,
    HelperMail,
    CafeMail,
    Notices,
    LetterLane,
    LateWatch,
    LetterWriter,
    LotReader,
    LotSender,
    MailChoices,
    MessageSender,
    OneAtATime,
    PromptLane,
    RegistrationMail,
    ReminderService,
    ReturnedMail,
    ReturnInbox,
    SealMail,
    SigningLinkTokens,
    SignInMail,
    Sweeper,
    WordMail,
  ],
})
export class SendingModule {}
