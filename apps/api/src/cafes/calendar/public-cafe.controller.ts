import { Controller, Ip } from '@nestjs/common';
import { publicCafeRoutes as routes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Asked, Serve } from '../../platform/serve';
import { CafeDecisionService } from './cafe-decision.service';
import { CafeSeatService } from './cafe-seat.service';
import { HumanService } from './human.service';
import { ProposalService } from './proposal.service';
import { TerritoryService } from './territory.service';

/** Cafés for who proposes, hosts and decides; the calendar itself is pages (`pages.controller.ts`). */
@Controller()
export class PublicCafeController {
  constructor(
    private readonly decisions: CafeDecisionService,
    private readonly humans: HumanService,
    private readonly proposals: ProposalService,
    private readonly seats: CafeSeatService,
    private readonly territoryService: TerritoryService,
  ) {}

  @Serve(routes.question)
  question() {
    return this.humans.ask();
  }

  @Serve(routes.propose)
  propose(@Asked() { body }: Asked<typeof routes.propose>, @Ip() ip: string) {
    return this.proposals.propose(ip, body);
  }

  @Serve(routes.mine)
  mine(@Asked() { body }: Asked<typeof routes.mine>) {
    return this.proposals.mine(body.token);
  }

  @Serve(routes.confirm)
  confirm(@Asked() { body }: Asked<typeof routes.confirm>) {
    return this.proposals.confirm(body.token);
  }

  @Serve(routes.answer)
  answer(@Asked() { body }: Asked<typeof routes.answer>) {
    return this.proposals.answer(body.token, body.words);
  }

  @Serve(routes.cancel)
  cancel(@Asked() { body }: Asked<typeof routes.cancel>) {
    return this.proposals.cancel(body.token);
  }

  @Serve(routes.hosted)
  hosted(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.hosted>) {
    return this.proposals.hosted(caller, params.cohortId);
  }

  @Serve(routes.host)
  host(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.host>) {
    return this.proposals.host(caller, params.cohortId, body);
  }

  @Serve(routes.list)
  list(@SignedIn() caller: Caller, @Asked() { params, query }: Asked<typeof routes.list>) {
    return this.decisions.list(caller, params.organisationId, query);
  }

  @Serve(routes.decide)
  decide(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.decide>) {
    return this.decisions.decide(caller, params.cafeId, body);
  }

  @Serve(routes.hide)
  hide(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.hide>) {
    return this.decisions.hide(caller, params.cafeId, body);
  }

  @Serve(routes.archive)
  archive(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.archive>) {
    return this.decisions.archive(caller, params.cafeId, body.archived);
  }

  @Serve(routes.setting)
  setting(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.setting>) {
    return this.territoryService.setting(caller, params.organisationId);
  }

  @Serve(routes.set)
  set(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.set>) {
    return this.territoryService.changeSetting(caller, params.organisationId, body);
  }

  @Serve(routes.territories)
  territories(@SignedIn() caller: Caller) {
    return this.territoryService.list(caller);
  }

  @Serve(routes.setTerritory)
  setTerritory(@SignedIn() caller: Caller, @Asked() { body }: Asked<typeof routes.setTerritory>) {
    return this.territoryService.set(caller, body);
  }

  @Serve(routes.mySeat)
  mySeat(@Asked() { body }: Asked<typeof routes.mySeat>) {
    return this.seats.mine(body.token);
  }

  @Serve(routes.leaveSeat)
  leaveSeat(@Asked() { body }: Asked<typeof routes.leaveSeat>) {
    return this.seats.leave(body.token);
  }
}
