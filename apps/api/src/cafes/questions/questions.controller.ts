import { Controller } from '@nestjs/common';
import { heardQuestionRoutes as routes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Asked, Serve } from '../../platform/serve';
import { CommonQuestionService } from './common.service';
import { HeardQuestionService } from './heard.service';

/** Questions heard at cafés, for the hubs that read them; the board is a page (`board.controller.ts`). */
@Controller()
export class HeardQuestionController {
  constructor(
    private readonly heard: HeardQuestionService,
    private readonly commons: CommonQuestionService,
  ) {}

  @Serve(routes.list)
  list(@SignedIn() caller: Caller, @Asked() { params, query }: Asked<typeof routes.list>) {
    return this.heard.list(caller, params.organisationId, query);
  }

  @Serve(routes.sort)
  async sort(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.sort>) {
    await this.heard.sort(caller, params.organisationId, body);
  }

  @Serve(routes.common)
  common(@SignedIn() caller: Caller, @Asked() { params, query }: Asked<typeof routes.common>) {
    return this.commons.list(caller, params.organisationId, query);
  }

  @Serve(routes.revise)
  async revise(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.revise>) {
    const { organisationId, commonQuestionId } = params;
    await this.commons.revise(caller, organisationId, commonQuestionId, body);
  }

  @Serve(routes.answers)
  answers(@SignedIn() caller: Caller) {
    return this.commons.answers(caller);
  }
}
