import { Controller } from '@nestjs/common';
import { ruleRoutes as routes } from '@percolateur/contract';
import type { RuleName } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Asked, Serve } from '../../platform/serve';
import { RuleAudienceService } from './rule-audience.service';
import { RulePreviewService } from './rule-preview.service';
import { RuleService } from './rule.service';

/** The contract holds it to the names of the rules. */
const named = ({ rule }: { rule: string }) => rule as RuleName;

@Controller()
export class RuleController {
  constructor(
    private readonly rules: RuleService,
    private readonly previews: RulePreviewService,
    private readonly audiences: RuleAudienceService,
  ) {}

  @Serve(routes.list)
  list(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.list>) {
    return this.rules.list(caller, params.organisationId);
  }

  @Serve(routes.edit)
  edit(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.edit>) {
    return this.rules.edit(caller, params.organisationId, named(params), body);
  }

  @Serve(routes.versions)
  versions(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.versions>) {
    return this.rules.versions(caller, params.organisationId, named(params));
  }

  @Serve(routes.preview)
  preview(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.preview>) {
    return this.previews.preview(caller, params.cohortId, named(params), body.words);
  }

  @Serve(routes.test)
  test(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.test>) {
    return this.previews.test(caller, params.cohortId, named(params), body.words);
  }

  @Serve(routes.audience)
  audience(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.audience>) {
    return this.audiences.of(caller, params.cohortId, named(params));
  }

  @Serve(routes.pauseCohort)
  pauseCohort(
    @SignedIn() caller: Caller,
    @Asked() { params, body }: Asked<typeof routes.pauseCohort>,
  ) {
    return this.audiences.pauseCohort(caller, params.cohortId, body.paused);
  }

  @Serve(routes.pausePerson)
  pausePerson(
    @SignedIn() caller: Caller,
    @Asked() { params, body }: Asked<typeof routes.pausePerson>,
  ) {
    return this.audiences.pausePerson(caller, params.enrolmentId, body.paused);
  }
}
