import { Controller, Req, Res, UseGuards } from '@nestjs/common';
import { sessionRoutes as routes } from '@percolateur/contract';
import { codeMinutes } from '@percolateur/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Person } from '../../record/person.entity';
import { Secrets } from '../../platform/secrets';
import { Asked, Serve } from '../../platform/serve';
import { AccountService } from './account.service';
import { MaybeSignedIn, SignedIn } from './caller';
import type { Caller } from './caller';
import { LoginCodeService } from './login-code.service';
import { SessionService } from './session.service';
import { EmailCodeGuard, EmailLinkGuard, PasswordGuard } from './strategies';

/** Passport leaves whom it recognised on the request. */
type Recognised = FastifyRequest & { user: Person };

// The reply is handed over only to carry the cookie; Nest still sends it.
@Controller()
export class AuthController {
  constructor(
    private readonly sessions: SessionService,
    private readonly codes: LoginCodeService,
    private readonly account: AccountService,
    private readonly secrets: Secrets,
  ) {}

  @Serve(routes.current)
  async current(@MaybeSignedIn() person: Caller | null) {
    return { person: person && (await this.sessions.shown(person)) };
  }

  @Serve(routes.requestCode)
  async requestCode(
    @Asked() { body: { email } }: Asked<typeof routes.requestCode>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return { email, minutes: codeMinutes, ...(await this.codes.send(request, reply, email)) };
  }

  @Serve(routes.enterCode)
  @UseGuards(EmailCodeGuard)
  enterCode(
    @Asked() { body }: Asked<typeof routes.enterCode>,
    @Req() request: Recognised,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.account.signIn(request, reply, request.user, 'code', body.email);
  }

  @Serve(routes.enterLink)
  @UseGuards(EmailLinkGuard)
  enterLink(@Req() request: Recognised, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.account.signIn(request, reply, request.user, 'link');
  }

  @Serve(routes.enterPassword)
  @UseGuards(PasswordGuard)
  enterPassword(@Req() request: Recognised, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.account.signIn(request, reply, request.user, 'password');
  }

  @Serve(routes.setPassword)
  async setPassword(
    @SignedIn() caller: Caller,
    @Asked() { body }: Asked<typeof routes.setPassword>,
    @Req() request: FastifyRequest,
  ) {
    await this.account.setPassword(request, caller, body);
  }

  @Serve(routes.deviceKey)
  deviceKey(@SignedIn() { enteredAs }: Caller) {
    return { personId: enteredAs, key: this.secrets.fingerprint('device-key', enteredAs) };
  }

  @Serve(routes.signOut)
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    await this.sessions.close(request, reply);
  }

  @Serve(routes.signOutEverywhere)
  async signOutEverywhere(
    @SignedIn() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.account.leaveEverywhere(caller);
    await this.sessions.close(request, reply);
  }
}
