import { Controller } from '@nestjs/common';
import { organisationRoutes as routes } from '@percolateur/contract';
import { SignedIn } from '../auth/caller';
import type { Caller } from '../auth/caller';
import { Asked, Serve } from '../../platform/serve';
import { LearnersService } from './learners.service';
import { OrganisationService } from './organisation.service';
import { PersonReader } from './person-reader.service';
import { StaffService } from './staff.service';
import { StampService } from './stamp.service';

@Controller()
export class OrganisationController {
  constructor(
    private readonly organisations: OrganisationService,
    private readonly staff: StaffService,
    private readonly learners: LearnersService,
    private readonly stamps: StampService,
    private readonly people: PersonReader,
  ) {}

  @Serve(routes.list)
  list(@SignedIn() caller: Caller) {
    return this.organisations.list(caller);
  }

  @Serve(routes.create)
  create(@SignedIn() caller: Caller, @Asked() { body }: Asked<typeof routes.create>) {
    return this.organisations.create(caller, body);
  }

  @Serve(routes.edit)
  edit(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.edit>) {
    return this.organisations.edit(caller, params.organisationId, body);
  }

  @Serve(routes.stamp)
  stamp(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.stamp>) {
    return this.stamps.read(caller, params.organisationId);
  }

  @Serve(routes.giveStamp)
  giveStamp(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.giveStamp>) {
    return this.stamps.give(
      caller,
      params.organisationId,
      Buffer.isBuffer(body) ? body : Buffer.alloc(0),
    );
  }

  @Serve(routes.removeStamp)
  removeStamp(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.removeStamp>) {
    return this.stamps.give(caller, params.organisationId, null);
  }

  @Serve(routes.staff)
  readStaff(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.staff>) {
    return this.staff.list(caller, params.organisationId);
  }

  @Serve(routes.giveRole)
  giveRole(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.giveRole>) {
    return this.staff.give(caller, params.organisationId, body);
  }

  @Serve(routes.takeRole)
  takeRole(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.takeRole>) {
    return this.staff.take(caller, params.organisationId, params.roleId);
  }

  @Serve(routes.learners)
  search(@SignedIn() caller: Caller, @Asked() { params, query }: Asked<typeof routes.learners>) {
    return this.learners.search(caller, params.organisationId, query);
  }

  @Serve(routes.person)
  person(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.person>) {
    return this.people.read(caller, params.organisationId, params.personId);
  }

  @Serve(routes.editPerson)
  async editPerson(
    @SignedIn() caller: Caller,
    @Asked() { params, body }: Asked<typeof routes.editPerson>,
  ) {
    await this.learners.correct(caller, params.organisationId, params.personId, body);
  }
}
