import { Controller } from '@nestjs/common';
import { quizPlanRoutes as routes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Asked, Serve } from '../../platform/serve';
import { CohortQuizService } from './cohort-quiz.service';
import { HubQuizService } from './hub-quiz.service';
import { SheetPreviewService } from './sheet-preview.service';

@Controller()
export class QuizPlanController {
  constructor(
    private readonly quizzes: HubQuizService,
    private readonly given: CohortQuizService,
    private readonly sheets: SheetPreviewService,
  ) {}

  @Serve(routes.list)
  list(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.list>) {
    return this.quizzes.list(caller, params.organisationId);
  }

  @Serve(routes.create)
  create(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.create>) {
    return this.quizzes.create(caller, params.organisationId, body);
  }

  @Serve(routes.preview)
  preview(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.preview>) {
    return this.sheets.preview(caller, params.organisationId, body);
  }

  @Serve(routes.read)
  read(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.read>) {
    return this.quizzes.read(caller, params.quizId);
  }

  @Serve(routes.revise)
  revise(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.revise>) {
    return this.quizzes.revise(caller, params.quizId, body);
  }

  @Serve(routes.ofCohort)
  ofCohort(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.ofCohort>) {
    return this.given.list(caller, params.cohortId);
  }

  @Serve(routes.attach)
  attach(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.attach>) {
    return this.given.attach(caller, params.cohortId, params.quizId, body.opensWith);
  }

  @Serve(routes.detach)
  detach(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.detach>) {
    return this.given.detach(caller, params.cohortId, params.quizId);
  }
}
