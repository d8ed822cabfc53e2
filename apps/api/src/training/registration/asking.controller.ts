import { Controller, Req } from '@nestjs/common';
import { registrationRoutes as routes } from '@percolateur/contract';
import type { FastifyRequest } from 'fastify';
import { Asked, Serve } from '../../platform/serve';
import { ConfidentialService } from './confidential.service';
import { RegistrationService } from './registration.service';

/** For people who are not signed in: the token in the body says what it opens. */
@Controller()
export class AskingController {
  constructor(
    private readonly registrations: RegistrationService,
    private readonly needs: ConfidentialService,
  ) {}

  @Serve(routes.openLink)
  open(@Asked() { body }: Asked<typeof routes.openLink>) {
    return this.registrations.open(body.token);
  }

  @Serve(routes.register)
  register(@Asked() { body }: Asked<typeof routes.register>, @Req() request: FastifyRequest) {
    return this.registrations.register(request.ip, body);
  }

  @Serve(routes.mine)
  mine(@Asked() { body }: Asked<typeof routes.mine>) {
    return this.registrations.mine(body.token);
  }

  @Serve(routes.confirm)
  confirm(@Asked() { body }: Asked<typeof routes.confirm>) {
    return this.registrations.confirm(body.token);
  }

  @Serve(routes.tellNeed)
  tellNeed(@Asked() { body }: Asked<typeof routes.tellNeed>) {
    return this.registrations.tellNeed(body.token, body.details);
  }

  @Serve(routes.openNeed)
  openNeed(@Asked() { body }: Asked<typeof routes.openNeed>) {
    return this.needs.read(body.token);
  }

  @Serve(routes.answerNeed)
  answerNeed(@Asked() { body }: Asked<typeof routes.answerNeed>) {
    return this.needs.answer(body.token);
  }
}
