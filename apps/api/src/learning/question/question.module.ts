import { Module } from '@nestjs/common';
import { QuestionStore } from './question-store';

@Module({ providers: [QuestionStore], exports: [QuestionStore] })
export class QuestionModule {}
