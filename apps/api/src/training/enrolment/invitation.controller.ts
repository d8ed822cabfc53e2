import { Controller, Req, Res } from '@nestjs/common';
import { enrolmentRoutes as routes } from '@percolateur/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccountService } from '../../people/auth/account.service';
import { MaybeSignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
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
    @MaybeSignedIn() caller: Caller | null,
    @Asked() { body }: Asked<typeof routes.acceptInvitation>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { cohortId, status, personId, entrusted } = await this.invitations.accept(body.token);
    if (entrusted) {
      await this.account.signIn(request, reply, { id: personId }, 'invitation');
    }
    return { cohortId, status, signedIn: entrusted || caller?.id === personId };
  }

  @Serve(routes.declineInvitation)
  decline(@Asked() { body }: Asked<typeof routes.declineInvitation>) {
    return this.invitations.decline(body.token);
  }
}
