import { Controller } from '@nestjs/common';
import { observationRoutes as routes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Asked, Serve } from '../../platform/serve';
import { MyRehearsalService } from './my-rehearsal.service';
import { ObservingService } from './observing.service';
import { RehearsalsService } from './rehearsals.service';
import { ValidationService } from './validation.service';

@Controller()
export class ObservationController {
  constructor(
    private readonly observings: ObservingService,
    private readonly mineOf: MyRehearsalService,
    private readonly rehearsalsOf: RehearsalsService,
    private readonly validations: ValidationService,
  ) {}

  @Serve(routes.observing)
  observing(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.observing>) {
    return this.observings.view(caller, params.cohortId);
  }

  @Serve(routes.observe)
  observe(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.observe>) {
    return this.observings.asPeer(caller, params.cohortId, body);
  }

  @Serve(routes.mine)
  mine(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.mine>) {
    return this.mineOf.read(caller, params.cohortId);
  }

  @Serve(routes.rehearsals)
  rehearsals(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.rehearsals>) {
    return this.rehearsalsOf.view(caller, params.cohortId);
  }

  @Serve(routes.observeAsTrainer)
  observeAsTrainer(
    @SignedIn() caller: Caller,
    @Asked() { params, body }: Asked<typeof routes.observeAsTrainer>,
  ) {
    return this.observings.asTrainer(caller, params.cohortId, body);
  }

  @Serve(routes.validate)
  async validate(
    @SignedIn() caller: Caller,
    @Asked() { params, body }: Asked<typeof routes.validate>,
  ) {
    await this.validations.validate(caller, params.cohortId, body.validations);
    return this.rehearsalsOf.view(caller, params.cohortId);
  }

  @Serve(routes.addCriterion)
  async addCriterion(
    @SignedIn() caller: Caller,
    @Asked() { params, body }: Asked<typeof routes.addCriterion>,
  ) {
    await this.validations.addCriterion(caller, params.cohortId, body);
    return this.rehearsalsOf.view(caller, params.cohortId);
  }

  @Serve(routes.removeCriterion)
  async removeCriterion(
    @SignedIn() caller: Caller,
    @Asked() { params }: Asked<typeof routes.removeCriterion>,
  ) {
    await this.validations.removeCriterion(caller, params.cohortId, params.criterionId);
    return this.rehearsalsOf.view(caller, params.cohortId);
  }
}
