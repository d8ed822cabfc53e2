import { Body, Controller, Param } from '@nestjs/common';
import { Id, learnerRoutes } from '@percolateur/contract';
import type { CafePlan } from '@percolateur/contract';
import type { z } from 'zod';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Serve } from '../../platform/serve';
import { CafeService } from './cafe.service';

@Controller()
export class CafeController {
  constructor(private readonly cafes: CafeService) {}

  @Serve(learnerRoutes.cafe)
  read(@SignedIn() caller: Caller, @Param('cohortId', { schema: Id }) cohortId: string) {
    return this.cafes.read(caller, cohortId);
  }

  @Serve(learnerRoutes.planCafe)
  plan(
    @SignedIn() caller: Caller,
    @Param('cohortId', { schema: Id }) cohortId: string,
    @Body({ schema: learnerRoutes.planCafe.body }) plan: z.infer<typeof CafePlan>,
  ) {
    return this.cafes.plan(caller, cohortId, plan);
  }
}
