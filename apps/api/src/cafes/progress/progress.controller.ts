import { Controller } from '@nestjs/common';
import { progressRoutes as routes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Asked, Serve } from '../../platform/serve';
import { CafeFiguresService } from './cafe-figures.service';
import { ChangesService } from './changes.service';
import { HelperService } from './helper.service';
import { NorthStarService } from './north-star.service';
import { OnTheWayService } from './on-the-way.service';

@Controller()
export class ProgressController {
  constructor(
    private readonly changed: ChangesService,
    private readonly figures: CafeFiguresService,
    private readonly helping: HelperService,
    private readonly star: NorthStarService,
    private readonly way: OnTheWayService,
  ) {}

  @Serve(routes.changes)
  changes(@SignedIn() caller: Caller) {
    return this.changed.read(caller);
  }

  @Serve(routes.ofCohort)
  ofCohort(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.ofCohort>) {
    return this.way.ofCohort(caller, params.cohortId);
  }

  @Serve(routes.ofHub)
  ofHub(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.ofHub>) {
    return this.way.ofHub(caller, params.organisationId);
  }

  @Serve(routes.helpers)
  helpers(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.helpers>) {
    return this.helping.near(caller, params.enrolmentId);
  }

  @Serve(routes.pair)
  async pair(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.pair>) {
    await this.helping.pair(caller, params.enrolmentId, body.helperId);
  }

  @Serve(routes.part)
  async part(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.part>) {
    await this.helping.part(caller, params.enrolmentId);
  }

  @Serve(routes.myHelp)
  myHelp(@SignedIn() caller: Caller) {
    return this.helping.mine(caller);
  }

  @Serve(routes.help)
  help(@SignedIn() caller: Caller, @Asked() { body }: Asked<typeof routes.help>) {
    return this.helping.help(caller, body.departement);
  }

  @Serve(routes.northStar)
  northStar(
    @SignedIn() caller: Caller,
    @Asked() { params, query }: Asked<typeof routes.northStar>,
  ) {
    return this.star.read(caller, params.organisationId, query.year);
  }

  @Serve(routes.cafeFigures)
  cafeFigures(
    @SignedIn() caller: Caller,
    @Asked() { params, query }: Asked<typeof routes.cafeFigures>,
  ) {
    return this.figures.read(caller, params.organisationId, query.year);
  }
}
