import { Body, Controller, Param } from '@nestjs/common';
import { ContentId, Id, quizRoutes } from '@percolateur/contract';
import type { NewAttempt, SaveAnswer } from '@percolateur/contract';
import type { z } from 'zod';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Serve } from '../../platform/serve';
import { AnswerService } from './answer.service';
import { QuizService } from './quiz.service';

@Controller()
export class QuizController {
  constructor(
    private readonly quizzes: QuizService,
    private readonly answers: AnswerService,
  ) {}

  @Serve(quizRoutes.read)
  read(
    @SignedIn() caller: Caller,
    @Param('cohortId', { schema: Id }) cohortId: string,
    @Param('quizId', { schema: ContentId }) quizId: string,
  ) {
    return this.quizzes.read(caller, cohortId, quizId);
  }

  @Serve(quizRoutes.start)
  start(
    @SignedIn() caller: Caller,
    @Param('cohortId', { schema: Id }) cohortId: string,
    @Param('quizId', { schema: ContentId }) quizId: string,
    @Body({ schema: quizRoutes.start.body }) { id }: z.infer<typeof NewAttempt>,
  ) {
    return this.quizzes.start(caller, cohortId, quizId, id);
  }

  @Serve(quizRoutes.attempt)
  attempt(@SignedIn() caller: Caller, @Param('attemptId', { schema: Id }) attemptId: string) {
    return this.quizzes.attempt(caller, attemptId);
  }

  @Serve(quizRoutes.saveAnswer)
  saveAnswer(
    @SignedIn() caller: Caller,
    @Param('attemptId', { schema: Id }) attemptId: string,
    @Param('questionId', { schema: ContentId }) questionId: string,
    @Body({ schema: quizRoutes.saveAnswer.body }) answer: SaveAnswer,
  ) {
    return this.answers.save(caller, attemptId, questionId, answer);
  }

  @Serve(quizRoutes.submit)
  submit(@SignedIn() caller: Caller, @Param('attemptId', { schema: Id }) attemptId: string) {
    return this.quizzes.submit(caller, attemptId);
  }
}
