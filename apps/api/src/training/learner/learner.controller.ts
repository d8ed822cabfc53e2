import { Controller, Param } from '@nestjs/common';
import { Id, learnerRoutes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Serve } from '../../platform/serve';
import { LearnerService } from './learner.service';

@Controller()
export class LearnerController {
  constructor(private readonly learners: LearnerService) {}

  @Serve(learnerRoutes.cohorts)
  cohorts(@SignedIn() caller: Caller) {
    return this.learners.cohorts(caller);
  }

  @Serve(learnerRoutes.today)
  today(@SignedIn() caller: Caller, @Param('cohortId', { schema: Id }) cohortId: string) {
    return this.learners.today(caller, cohortId);
  }
}
