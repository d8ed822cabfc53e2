import { Body, Controller, Req, Res } from '@nestjs/common';
import { enrolmentRoutes } from '@percolateur/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccountService } from '../../people/auth/account.service';
import { Serve } from '../../platform/serve';
import { InvitationService } from './invitation.service';

/** For people who are not signed in yet: the token in the body says who they are. */
@Controller()
export class InvitationController {
  constructor(
    private readonly invitations: InvitationService,
    private readonly account: AccountService,
  ) {}

  @Serve(enrolmentRoutes.openInvitation)
  read(@Body({ schema: enrolmentRoutes.openInvitation.body }) { token }: { token: string }) {
    return this.invitations.read(token);
  }

  @Serve(enrolmentRoutes.acceptInvitation)
  async accept(
    @Body({ schema: enrolmentRoutes.acceptInvitation.body }) { token }: { token: string },
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { cohortId, status, personId, entrusted } = await this.invitations.accept(token);
    if (entrusted) await this.account.signIn(request, reply, { id: personId });
    return { cohortId, status };
  }

  @Serve(enrolmentRoutes.declineInvitation)
  decline(@Body({ schema: enrolmentRoutes.declineInvitation.body }) { token }: { token: string }) {
    return this.invitations.decline(token);
  }
}
