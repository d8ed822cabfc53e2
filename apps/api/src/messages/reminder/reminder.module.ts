import { Module } from '@nestjs/common';
import { AuthModule } from '../../people/auth/auth.module';
import { CohortModule } from '../../training/cohort/cohort.module';
import { EnrolmentModule } from '../../training/enrolment/enrolment.module';
import { MailModule } from '../mail/mail.module';
import { Notices } from './notices';
import { LetterWriter } from './letter-writer';
import { LetterLane, PromptLane } from './mail.processor';
import { MessageSender } from './message-sender';
import { NoteService } from './note.service';
import { OneAtATime } from './one-at-a-time';
import { MessageService } from './message.service';
import { ReminderController } from './reminder.controller';
import { ReminderService } from './reminder.service';
import { SignInMail } from './sign-in-mail';
import { Sweeper } from './sweeper';

/** What became of messages, over HTTP. */
@Module({
  controllers: [ReminderController],
  providers: [MessageService, NoteService],
  exports: [MessageService],
})
export class ReminderModule {}

/** What finds and sends them: the work of the worker. */
@Module({
  imports: [AuthModule, CohortModule, EnrolmentModule, MailModule],
  providers: [
    Notices,
    LetterLane,
    LetterWriter,
    MessageSender,
    OneAtATime,
    PromptLane,
    ReminderService,
    SignInMail,
    Sweeper,
  ],
})
export class SendingModule {}
