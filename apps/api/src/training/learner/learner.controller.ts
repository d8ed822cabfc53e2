import { Controller } from '@nestjs/common';
import { learnerRoutes as routes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Asked, Serve } from '../../platform/serve';
import { LearnerService } from './learner.service';

@Controller()
export class LearnerController {
  constructor(private readonly learners: LearnerService) {}

  @Serve(routes.cohorts)
  cohorts(@SignedIn() caller: Caller) {
    return this.learners.cohorts(caller);
  }

  @Serve(routes.today)
  today(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.today>) {
    return this.learners.today(caller, params.cohortId);
  }

  @Serve(routes.checkName)
  checkName(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.checkName>) {
    return this.learners.checkName(caller, params.cohortId, body);
  }
}
