import { Controller } from '@nestjs/common';
import { quizWindowRoutes as routes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Asked, Serve } from '../../platform/serve';
import { ExtraTimeService } from './extra-time.service';
import { QuizActsService } from './quiz-acts.service';
import { RoomQuizService } from './room-quiz.service';

@Controller()
export class AssessmentController {
  constructor(
    private readonly rooms: RoomQuizService,
    private readonly acts: QuizActsService,
    private readonly times: ExtraTimeService,
  ) {}

  @Serve(routes.room)
  room(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.room>) {
    return this.rooms.view(caller, params.cohortId, params.quizId);
  }

  @Serve(routes.act)
  async act(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.act>) {
    await this.acts.act(caller, params.cohortId, params.quizId, body);
    return this.rooms.view(caller, params.cohortId, params.quizId);
  }

  @Serve(routes.extraTimes)
  extraTimes(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.extraTimes>) {
    return this.times.list(caller, params.cohortId);
  }

  @Serve(routes.giveExtraTime)
  giveExtraTime(
    @SignedIn() caller: Caller,
    @Asked() { params, body }: Asked<typeof routes.giveExtraTime>,
  ) {
    return this.times.give(caller, params.enrolmentId, body.percent);
  }
}
