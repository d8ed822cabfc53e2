import { Controller } from '@nestjs/common';
import { cohortTemplateRoutes as routes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Asked, Serve } from '../../platform/serve';
import { CohortTemplates } from './cohort-template.service';

@Controller()
export class CohortTemplateController {
  constructor(private readonly templates: CohortTemplates) {}

  @Serve(routes.list)
  list(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.list>) {
    return this.templates.of(caller, params.organisationId);
  }

  @Serve(routes.keep)
  keep(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.keep>) {
    return this.templates.keep(caller, params.cohortId, body);
  }

  @Serve(routes.edit)
  edit(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.edit>) {
    return this.templates.edit(caller, params.templateId, body);
  }

  @Serve(routes.remove)
  remove(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.remove>) {
    return this.templates.remove(caller, params.templateId);
  }
}
