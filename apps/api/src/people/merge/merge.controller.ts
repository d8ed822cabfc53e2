import { Controller } from '@nestjs/common';
import { mergeRoutes as routes } from '@percolateur/contract';
import { Asked, Serve } from '../../platform/serve';
import { SignedIn } from '../auth/caller';
import type { Caller } from '../auth/caller';
import { MergeService } from './merge.service';
import { TwoPeopleService } from './two-people.service';

@Controller()
export class MergeController {
  constructor(
    private readonly apart: TwoPeopleService,
    private readonly merges: MergeService,
  ) {}

  @Serve(routes.lookAlikes)
  lookAlikes(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.lookAlikes>) {
    return this.apart.lookAlikes(caller, params.organisationId);
  }

  @Serve(routes.preview)
  preview(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.preview>) {
    return this.merges.preview(caller, params);
  }

  @Serve(routes.merge)
  async merge(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.merge>) {
    await this.merges.merge(caller, params);
  }

  @Serve(routes.tellApart)
  async tellApart(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.tellApart>) {
    await this.apart.tell(caller, params);
  }

  @Serve(routes.takeApartBack)
  async takeApartBack(
    @SignedIn() caller: Caller,
    @Asked() { params }: Asked<typeof routes.takeApartBack>,
  ) {
    await this.apart.takeBack(caller, params);
  }

  @Serve(routes.separate)
  async separate(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.separate>) {
    await this.merges.separate(caller, params);
  }
}
