import { Body, Controller, Req, Res, UseGuards } from '@nestjs/common';
import { sessionRoutes } from '@percolateur/contract';
import type { CurrentSession } from '@percolateur/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Person } from '../../record/person.entity';
import { Serve } from '../../platform/serve';
import { AccountService } from './account.service';
import { MaybeSignedIn, SignedIn } from './caller';
import type { Caller } from './caller';
import { codeMinutes, LoginCodeService } from './login-code.service';
import { SessionService } from './session.service';
import { SignInPace } from './sign-in-pace';
import { EmailCodeGuard, PasswordGuard } from './strategies';

type BodyOf<K extends keyof typeof sessionRoutes> = z.output<
  NonNullable<(typeof sessionRoutes)[K]['body']>
>;
/** Passport leaves whom it recognised on the request. */
type Recognised = FastifyRequest & { user: Person };

// The reply is handed over only to carry the cookie; Nest still sends it.
@Controller()
export class AuthController {
  constructor(
    private readonly sessions: SessionService,
    private readonly codes: LoginCodeService,
    private readonly account: AccountService,
  ) {}

  @Serve(sessionRoutes.current)
  current(@MaybeSignedIn() person: Caller | null): CurrentSession {
    return { person };
  }

  @Serve(sessionRoutes.requestCode)
  @UseGuards(SignInPace)
  async requestCode(
    @Body({ schema: sessionRoutes.requestCode.body }) { email }: BodyOf<'requestCode'>,
  ) {
    await this.codes.send(email);
    return { email, minutes: codeMinutes };
  }

  @Serve(sessionRoutes.enterCode)
  @UseGuards(SignInPace, EmailCodeGuard)
  enterCode(@Req() request: Recognised, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.account.signIn(request, reply, request.user);
  }

  @Serve(sessionRoutes.enterLink)
  @UseGuards(SignInPace)
  async enterLink(
    @Body({ schema: sessionRoutes.enterLink.body }) { token }: BodyOf<'enterLink'>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.account.signIn(request, reply, await this.codes.enterLink(token));
  }

  @Serve(sessionRoutes.enterPassword)
  @UseGuards(SignInPace, PasswordGuard)
  enterPassword(@Req() request: Recognised, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.account.signIn(request, reply, request.user);
  }

  @Serve(sessionRoutes.setPassword)
  async setPassword(
    @SignedIn() caller: Caller,
    @Body({ schema: sessionRoutes.setPassword.body }) body: BodyOf<'setPassword'>,
    @Req() request: FastifyRequest,
  ) {
    await this.account.setPassword(request, caller, body);
  }

  @Serve(sessionRoutes.signOut)
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    await this.sessions.close(request, reply);
  }

  @Serve(sessionRoutes.signOutEverywhere)
  async signOutEverywhere(
    @SignedIn() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.sessions.closeAll(caller.id);
    await this.sessions.close(request, reply);
  }
}
