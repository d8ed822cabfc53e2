import { Controller } from '@nestjs/common';
import { evidenceRoutes as routes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Asked, Serve } from '../../platform/serve';
import { BundleService } from './bundle.service';

@Controller()
export class BundleController {
  constructor(private readonly bundles: BundleService) {}

  @Serve(routes.bundles)
  list(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.bundles>) {
    return this.bundles.list(caller, params.organisationId);
  }

  @Serve(routes.gather)
  ask(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.gather>) {
    return this.bundles.ask(caller, params.organisationId, body);
  }

  @Serve(routes.bundle)
  file(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.bundle>) {
    return this.bundles.file(caller, params.bundleId);
  }
}
