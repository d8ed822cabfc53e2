import { Controller } from '@nestjs/common';
import { regradingRoutes as routes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Asked, Serve } from '../../platform/serve';
import { RegradingService } from './regrading.service';

@Controller()
export class RegradingController {
  constructor(private readonly regradings: RegradingService) {}

  @Serve(routes.preview)
  preview(@SignedIn() caller: Caller, @Asked() { params, query }: Asked<typeof routes.preview>) {
    const { organisationId, versionId } = params;
    const { lowers, after } = query;
    return this.regradings.preview(caller, organisationId, versionId, {
      ...{ lowers: lowers === 'true', after },
    });
  }

  @Serve(routes.regrade)
  regrade(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.regrade>) {
    return this.regradings.regrade(caller, params.organisationId, params.versionId, body);
  }
}
