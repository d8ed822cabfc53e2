import { Controller, Headers, Inject } from '@nestjs/common';
import { bounceRoutes as routes } from '@percolateur/contract';
import { Refusal } from '@percolateur/domain';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { Secrets } from '../../platform/secrets';
import { Asked, Serve } from '../../platform/serve';
import { ReturnedMail } from './returned-mail';
import { SuppressionService } from './suppression.service';

@Controller()
export class BounceController {
  constructor(
    private readonly returns: ReturnedMail,
    private readonly secrets: Secrets,
    private readonly suppression: SuppressionService,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** @throws Refusal `not-found` where nobody may, `not-signed-in` for who does not know the secret */
  @Serve(routes.take)
  async take(
    @Headers('authorization') authorization: string | undefined,
    @Asked() { body }: Asked<typeof routes.take>,
  ) {
    const { bounceSecret } = this.env;
    if (!bounceSecret) throw new Refusal('not-found');
    if (!this.secrets.equal(authorization ?? '', `Bearer ${bounceSecret}`)) {
      throw new Refusal('not-signed-in');
    }
    if (!Buffer.isBuffer(body) || body.length === 0) throw new Refusal('input-invalid');
    return this.returns.take(body);
  }

  @Serve(routes.suppressed)
  list(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.suppressed>) {
    return this.suppression.list(caller, params.organisationId);
  }

  @Serve(routes.lift)
  lift(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.lift>) {
    return this.suppression.lift(caller, params.organisationId, params.personId);
  }
}
