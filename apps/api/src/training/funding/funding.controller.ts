import { Controller } from '@nestjs/common';
import { evidenceRoutes as routes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Asked, Serve } from '../../platform/serve';
import { FundingService } from './funding.service';

@Controller()
export class FundingController {
  constructor(private readonly funding: FundingService) {}

  @Serve(routes.funding)
  read(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.funding>) {
    return this.funding.read(caller, params.cohortId);
  }

  @Serve(routes.tellFunding)
  tell(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.tellFunding>) {
    return this.funding.tell(caller, params.cohortId, body);
  }
}
