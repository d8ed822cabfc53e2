import { Module } from '@nestjs/common';
import { CompletionModule } from '../completion/completion.module';
import { QuizModule } from '../quiz/quiz.module';
import { ReadingController } from './reading.controller';
import { ReadingService } from './reading.service';

@Module({
  imports: [CompletionModule, QuizModule],
  controllers: [ReadingController],
  providers: [ReadingService],
})
export class ReadingModule {}
