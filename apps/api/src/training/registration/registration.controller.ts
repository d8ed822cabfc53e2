import { Controller } from '@nestjs/common';
import { registrationRoutes as routes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Asked, Serve } from '../../platform/serve';
import { DecisionService } from './decision.service';
import { LinkService } from './link.service';

/** Links and requests, for the coordination. */
@Controller()
export class RegistrationController {
  constructor(
    private readonly decisions: DecisionService,
    private readonly links: LinkService,
  ) {}

  @Serve(routes.links)
  list(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.links>) {
    return this.links.list(caller, params.cohortId);
  }

  @Serve(routes.createLink)
  create(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.createLink>) {
    return this.links.create(caller, params.cohortId, body);
  }

  @Serve(routes.revokeLink)
  revoke(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.revokeLink>) {
    return this.links.revoke(caller, params.linkId);
  }

  @Serve(routes.list)
  requests(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.list>) {
    return this.decisions.list(caller, params.cohortId);
  }

  @Serve(routes.approve)
  approve(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.approve>) {
    return this.decisions.approve(caller, params.registrationId, body);
  }

  @Serve(routes.refuse)
  refuse(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.refuse>) {
    return this.decisions.refuse(caller, params.registrationId, body.reason);
  }
}
