import { Controller } from '@nestjs/common';
import { positioningRoutes as routes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Asked, Serve } from '../../platform/serve';
import { BriefService } from './brief.service';
import { GainService } from './gain.service';
import { ProfileService } from './profile.service';

@Controller()
export class PositioningController {
  constructor(
    private readonly briefs: BriefService,
    private readonly gains: GainService,
    private readonly told: ProfileService,
  ) {}

  @Serve(routes.brief)
  brief(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.brief>) {
    return this.briefs.read(caller, params.cohortId);
  }

  @Serve(routes.groupGain)
  groupGain(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.groupGain>) {
    return this.gains.group(caller, params.cohortId);
  }

  @Serve(routes.myGain)
  myGain(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.myGain>) {
    return this.gains.mine(caller, params.cohortId);
  }

  @Serve(routes.myProfile)
  myProfile(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.myProfile>) {
    return this.told.mine(caller, params.cohortId);
  }

  @Serve(routes.tellProfile)
  tellProfile(
    @SignedIn() caller: Caller,
    @Asked() { params, body }: Asked<typeof routes.tellProfile>,
  ) {
    return this.told.tell(caller, params.cohortId, body);
  }

  @Serve(routes.profiles)
  profiles(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.profiles>) {
    return this.told.ofCohort(caller, params.cohortId);
  }
}
