import { Controller } from '@nestjs/common';
import { surveyRoutes as routes } from '@percolateur/contract';
import type { LearnerSurvey } from '@percolateur/domain';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { pdfFile } from '../../pdf/pdf-file';
import { Asked, Serve } from '../../platform/serve';
import { OpinionService } from './opinion.service';
import { SurveyResultsService } from './survey-results.service';
import { SurveyService } from './survey.service';

@Controller()
export class SurveyController {
  constructor(
    private readonly surveys: SurveyService,
    private readonly results: SurveyResultsService,
    private readonly opinions: OpinionService,
  ) {}

  // The schema of the address lets no other survey through.
  @Serve(routes.mine)
  mine(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.mine>) {
    return this.surveys.mine(caller, params.cohortId, params.survey as LearnerSurvey);
  }

  @Serve(routes.answer)
  answer(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.answer>) {
    return this.surveys.answer(caller, params.cohortId, params.survey as LearnerSurvey, body);
  }

  @Serve(routes.ofCohort)
  ofCohort(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.ofCohort>) {
    return this.results.ofCohort(caller, params.cohortId);
  }

  @Serve(routes.summary)
  async summary(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.summary>) {
    return pdfFile(await this.results.summary(caller, params.cohortId), 'bilan-de-satisfaction');
  }

  @Serve(routes.desk)
  desk(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.desk>) {
    return this.results.desk(caller, params.cohortId);
  }

  @Serve(routes.ofHub)
  ofHub(@SignedIn() caller: Caller, @Asked() { params, query }: Asked<typeof routes.ofHub>) {
    return this.results.ofHub(caller, params.organisationId, query);
  }

  @Serve(routes.open)
  open(@Asked() { body }: Asked<typeof routes.open>) {
    return this.opinions.open(body.token);
  }

  @Serve(routes.tell)
  tell(@Asked() { body }: Asked<typeof routes.tell>) {
    return this.opinions.tell(body);
  }
}
