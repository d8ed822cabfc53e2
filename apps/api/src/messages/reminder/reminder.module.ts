import { Module } from '@nestjs/common';
import { AuthModule } from '../../people/auth/auth.module';
import { CohortModule } from '../../training/cohort/cohort.module';
import { EnrolmentModule } from '../../training/enrolment/enrolment.module';
import { MailModule } from '../mail/mail.module';
import { LetterWriter } from './letter-writer';
import { MailProcessor } from './mail.processor';
import { MessageSender } from './message-sender';
import { MessageService } from './message.service';
import { ReminderController } from './reminder.controller';
import { ReminderService } from './reminder.service';
import { SignInMail } from './sign-in-mail';

/** What became of messages, over HTTP. */
@Module({
  controllers: [ReminderController],
  providers: [MessageService],
  exports: [MessageService],
})
export class ReminderModule {}

/** What finds and sends them: the work of the worker. */
@Module({
  imports: [AuthModule, CohortModule, EnrolmentModule, MailModule],
  providers: [LetterWriter, MailProcessor, MessageSender, ReminderService, SignInMail],
})
export class SendingModule {}
