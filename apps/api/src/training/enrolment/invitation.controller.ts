import { Controller, Req, Res } from '@nestjs/common';
import { enrolmentRoutes as routes } from '@percolateur/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccountService } from '../../people/auth/account.service';
import { Asked, Serve } from '../../platform/serve';
import { InvitationService } from './invitation.service';

/** For people who are not signed in yet: the token in the body says who they are. */
@Controller()
export class InvitationController {
  constructor(
    private readonly invitations: InvitationService,
    private readonly account: AccountService,
  ) {}

  @Serve(routes.openInvitation)
  read(@Asked() { body }: Asked<typeof routes.openInvitation>) {
    return this.invitations.read(body.token);
  }

  @Serve(routes.acceptInvitation)
  async accept(
    @Asked() { body }: Asked<typeof routes.acceptInvitation>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { cohortId, status, personId, entrusted } = await this.invitations.accept(body.token);
    if (entrusted) await this.account.signIn(request, reply, { id: personId });
    return { cohortId, status };
  }

  @Serve(routes.declineInvitation)
  decline(@Asked() { body }: Asked<typeof routes.declineInvitation>) {
    return this.invitations.decline(body.token);
  }
}
