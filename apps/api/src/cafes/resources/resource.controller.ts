import { Controller } from '@nestjs/common';
import { resourceRoutes as routes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Asked, Serve } from '../../platform/serve';
import { ResourceService } from './resource.service';
import { ReviewService } from './review.service';

@Controller()
export class ResourceController {
  constructor(
    private readonly resources: ResourceService,
    private readonly reviews: ReviewService,
  ) {}

  @Serve(routes.list)
  list(@Asked() { query }: Asked<typeof routes.list>) {
    return this.resources.list(query);
  }

  @Serve(routes.mine)
  mine(@SignedIn() caller: Caller) {
    return this.resources.mine(caller);
  }

  @Serve(routes.use)
  async use(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.use>) {
    await this.resources.use(caller, params.resourceId, body.used);
  }

  @Serve(routes.propose)
  async propose(@SignedIn() caller: Caller, @Asked() { body }: Asked<typeof routes.propose>) {
    await this.resources.propose(caller, body);
  }

  @Serve(routes.reviewed)
  reviewed(@SignedIn() caller: Caller, @Asked() { query }: Asked<typeof routes.reviewed>) {
    return this.reviews.list(caller, query);
  }

  @Serve(routes.review)
  async review(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.review>) {
    await this.reviews.review(caller, params.resourceId, body);
  }
}
