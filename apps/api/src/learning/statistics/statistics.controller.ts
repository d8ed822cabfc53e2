import { Controller } from '@nestjs/common';
import { statisticsRoutes as routes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Asked, Serve } from '../../platform/serve';
import { StatisticsService } from './statistics.service';

@Controller()
export class StatisticsController {
  constructor(private readonly statistics: StatisticsService) {}

  @Serve(routes.ofCohort)
  ofCohort(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.ofCohort>) {
    return this.statistics.ofCohort(caller, params.cohortId);
  }

  @Serve(routes.quizOfCohort)
  quizOfCohort(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.quizOfCohort>) {
    return this.statistics.quizOfCohort(caller, params.cohortId, params.quizId);
  }

  @Serve(routes.ofOrganisation)
  ofOrganisation(
    @SignedIn() caller: Caller,
    @Asked() { params }: Asked<typeof routes.ofOrganisation>,
  ) {
    return this.statistics.ofOrganisation(caller, params.organisationId);
  }

  @Serve(routes.quizOfOrganisation)
  quizOfOrganisation(
    @SignedIn() caller: Caller,
    @Asked() { params }: Asked<typeof routes.quizOfOrganisation>,
  ) {
    const { organisationId, course, quizId } = params;
    return this.statistics.quizOfOrganisation(caller, organisationId, course, quizId);
  }

  @Serve(routes.version)
  version(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.version>) {
    return this.statistics.version(caller, params.organisationId, params.versionId);
  }
}
