import { Controller } from '@nestjs/common';
import { quizRoutes as routes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Asked, Serve } from '../../platform/serve';
import { AnswerService } from './answer.service';
import { PositioningService } from './positioning.service';
import { QuizService } from './quiz.service';

@Controller()
export class QuizController {
  constructor(
    private readonly quizzes: QuizService,
    private readonly answers: AnswerService,
    private readonly groups: PositioningService,
  ) {}

  @Serve(routes.positioning)
  positioning(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.positioning>) {
    return this.groups.read(caller, params.cohortId);
  }

  @Serve(routes.read)
  read(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.read>) {
    return this.quizzes.read(caller, params.cohortId, params.quizId);
  }

  @Serve(routes.start)
  start(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.start>) {
    return this.quizzes.start(caller, params.cohortId, params.quizId, body.id);
  }

  @Serve(routes.attempt)
  attempt(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.attempt>) {
    return this.quizzes.attempt(caller, params.attemptId);
  }

  @Serve(routes.saveAnswer)
  saveAnswer(
    @SignedIn() caller: Caller,
    @Asked() { params, body }: Asked<typeof routes.saveAnswer>,
  ) {
    return this.answers.save(caller, params.attemptId, params.questionId, body);
  }

  @Serve(routes.submit)
  submit(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.submit>) {
    return this.quizzes.submit(caller, params.attemptId);
  }
}
