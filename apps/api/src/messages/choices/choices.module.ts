import { Module } from '@nestjs/common';
import { ChoicesController } from './choices.controller';
import { MailChoices } from './mail-choices';

/** The page where people say which letters they do without. */
@Module({ controllers: [ChoicesController], providers: [MailChoices] })
export class ChoicesModule {}
