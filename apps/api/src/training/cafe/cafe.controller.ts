import { Controller } from '@nestjs/common';
import { learnerRoutes as routes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Asked, Serve } from '../../platform/serve';
import { CafeService } from './cafe.service';

@Controller()
export class CafeController {
  constructor(private readonly cafes: CafeService) {}

  @Serve(routes.cafe)
  read(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.cafe>) {
    return this.cafes.read(caller, params.cohortId);
  }

  @Serve(routes.planCafe)
  plan(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.planCafe>) {
    return this.cafes.plan(caller, params.cohortId, body);
  }
}
