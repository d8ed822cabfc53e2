import { Controller } from '@nestjs/common';
import { gatheringRoutes as routes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Asked, Serve } from '../../platform/serve';
import { GatheringEditService } from './gathering-edit.service';
import { GatheringService } from './gathering.service';

@Controller()
export class GatheringController {
  constructor(
    private readonly gatherings: GatheringService,
    private readonly edits: GatheringEditService,
  ) {}

  @Serve(routes.upcoming)
  upcoming(@SignedIn() caller: Caller) {
    return this.gatherings.upcoming(caller);
  }

  @Serve(routes.past)
  past(@SignedIn() caller: Caller, @Asked() { query }: Asked<typeof routes.past>) {
    return this.gatherings.past(caller, query);
  }

  @Serve(routes.signUp)
  signUp(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.signUp>) {
    return this.gatherings.signUp(caller, params.seriesId, params.day);
  }

  @Serve(routes.signOff)
  signOff(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.signOff>) {
    return this.gatherings.signOff(caller, params.seriesId, params.day);
  }

  @Serve(routes.presence)
  async presence(
    @SignedIn() caller: Caller,
    @Asked() { params, body }: Asked<typeof routes.presence>,
  ) {
    await this.gatherings.presence(caller, params.gatheringId, body.came);
  }

  @Serve(routes.series)
  series(@SignedIn() caller: Caller) {
    return this.edits.series(caller);
  }

  @Serve(routes.keepSeries)
  async keepSeries(
    @SignedIn() caller: Caller,
    @Asked() { params, body }: Asked<typeof routes.keepSeries>,
  ) {
    await this.edits.keepSeries(caller, params.seriesId, body);
  }

  @Serve(routes.editable)
  editable(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.editable>) {
    return this.edits.editable(caller, params.seriesId);
  }

  @Serve(routes.edit)
  async edit(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.edit>) {
    await this.edits.edit(caller, params, body);
  }

  @Serve(routes.note)
  async note(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.note>) {
    await this.edits.note(caller, params, body);
  }
}
