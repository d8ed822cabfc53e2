import { Controller } from '@nestjs/common';
import { cafePlanRoutes as routes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Asked, Serve } from '../../platform/serve';
import { PlanService } from './plan.service';

@Controller()
export class PlanController {
  constructor(private readonly plans: PlanService) {}

  @Serve(routes.list)
  list(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.list>) {
    return this.plans.list(caller, params.cohortId);
  }

  @Serve(routes.read)
  read(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.read>) {
    return this.plans.read(caller, params);
  }

  @Serve(routes.version)
  version(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.version>) {
    return this.plans.version(caller, params);
  }

  @Serve(routes.save)
  save(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.save>) {
    return this.plans.save(caller, params, body);
  }

  @Serve(routes.share)
  share(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.share>) {
    return this.plans.share(caller, params, body.shared);
  }

  @Serve(routes.remove)
  remove(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.remove>) {
    return this.plans.remove(caller, params);
  }
}
