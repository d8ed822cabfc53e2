import { Controller, Req, Res } from '@nestjs/common';
import { accountRoutes as routes } from '@percolateur/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Asked, Serve } from '../../platform/serve';
import { NameService } from '../people/name.service';
import { AccountService } from './account.service';
import { AddressService } from './address.service';
import { SignedIn } from './caller';
import type { Caller } from './caller';
import { DeviceService } from './device.service';
import { OtherAddresses } from './other-addresses.service';
import { SessionService } from './session.service';

/** What is one’s own. */
@Controller()
export class AccountController {
  constructor(
    private readonly account: AccountService,
    private readonly addresses: AddressService,
    private readonly devices: DeviceService,
    private readonly names: NameService,
    private readonly others: OtherAddresses,
    private readonly sessions: SessionService,
  ) {}

  @Serve(routes.sessions)
  list(@SignedIn() caller: Caller, @Req() request: FastifyRequest) {
    return this.sessions.list(request, caller.records);
  }

  @Serve(routes.endSession)
  async end(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.endSession>) {
    await this.account.endSession(caller, params.sessionId);
  }

  @Serve(routes.endOtherSessions)
  async endOthers(@SignedIn() caller: Caller, @Req() request: FastifyRequest) {
    await this.account.endOtherSessions(request, caller);
  }

  @Serve(routes.rename)
  async rename(@SignedIn() caller: Caller, @Asked() { body }: Asked<typeof routes.rename>) {
    await this.names.correctOwn(caller.id, body);
  }

  @Serve(routes.askAddress)
  askAddress(@SignedIn() caller: Caller, @Asked() { body }: Asked<typeof routes.askAddress>) {
    return this.addresses.ask(caller, body.email);
  }

  @Serve(routes.confirmAddress)
  async confirmAddress(
    @SignedIn() caller: Caller,
    @Asked() { body }: Asked<typeof routes.confirmAddress>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.addresses.confirm(request, caller, body);
    this.devices.remember(request, reply, body.email);
  }

  @Serve(routes.addresses)
  otherAddresses(@SignedIn() caller: Caller) {
    return this.others.list(caller);
  }

  @Serve(routes.addAddress)
  async addAddress(@SignedIn() caller: Caller, @Asked() { body }: Asked<typeof routes.addAddress>) {
    await this.others.add(caller, body);
  }

  @Serve(routes.preferAddress)
  async preferAddress(
    @SignedIn() caller: Caller,
    @Asked() { body }: Asked<typeof routes.preferAddress>,
    @Req() request: FastifyRequest,
  ) {
    await this.others.prefer(request, caller, body.email);
  }

  @Serve(routes.removeAddress)
  async removeAddress(
    @SignedIn() caller: Caller,
    @Asked() { body }: Asked<typeof routes.removeAddress>,
    @Req() request: FastifyRequest,
  ) {
    await this.others.remove(request, caller, body.email);
  }
}
