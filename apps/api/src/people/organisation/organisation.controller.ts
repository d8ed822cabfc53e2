import { Body, Controller, Param, Query } from '@nestjs/common';
import { Id, organisationRoutes } from '@percolateur/contract';
import type { NewOrganisation, NewRole, OrganisationEdit, PersonEdit } from '@percolateur/contract';
import type { z } from 'zod';
import { SignedIn } from '../auth/caller';
import type { Caller } from '../auth/caller';
import { Serve } from '../../platform/serve';
import { LearnersService } from './learners.service';
import { OrganisationService } from './organisation.service';
import { StaffService } from './staff.service';

@Controller()
export class OrganisationController {
  constructor(
    private readonly organisations: OrganisationService,
    private readonly staff: StaffService,
    private readonly learners: LearnersService,
  ) {}

  @Serve(organisationRoutes.list)
  list(@SignedIn() caller: Caller) {
    return this.organisations.list(caller);
  }

  @Serve(organisationRoutes.create)
  create(
    @SignedIn() caller: Caller,
    @Body({ schema: organisationRoutes.create.body }) body: z.infer<typeof NewOrganisation>,
  ) {
    return this.organisations.create(caller, body);
  }

  @Serve(organisationRoutes.edit)
  edit(
    @SignedIn() caller: Caller,
    @Param('organisationId', { schema: Id }) id: string,
    @Body({ schema: organisationRoutes.edit.body }) body: z.infer<typeof OrganisationEdit>,
  ) {
    return this.organisations.edit(caller, id, body);
  }

  @Serve(organisationRoutes.staff)
  readStaff(@SignedIn() caller: Caller, @Param('organisationId', { schema: Id }) id: string) {
    return this.staff.list(caller, id);
  }

  @Serve(organisationRoutes.giveRole)
  giveRole(
    @SignedIn() caller: Caller,
    @Param('organisationId', { schema: Id }) id: string,
    @Body({ schema: organisationRoutes.giveRole.body }) body: z.infer<typeof NewRole>,
  ) {
    return this.staff.give(caller, id, body);
  }

  @Serve(organisationRoutes.takeRole)
  takeRole(
    @SignedIn() caller: Caller,
    @Param('organisationId', { schema: Id }) id: string,
    @Param('roleId', { schema: Id }) roleId: string,
  ) {
    return this.staff.take(caller, id, roleId);
  }

  @Serve(organisationRoutes.learners)
  search(
    @SignedIn() caller: Caller,
    @Param('organisationId', { schema: Id }) id: string,
    @Query({ schema: organisationRoutes.learners.query }) { search }: { search?: string },
  ) {
    return this.learners.search(caller, id, search);
  }

  @Serve(organisationRoutes.editPerson)
  async editPerson(
    @SignedIn() caller: Caller,
    @Param('organisationId', { schema: Id }) id: string,
    @Param('personId', { schema: Id }) personId: string,
    @Body({ schema: organisationRoutes.editPerson.body }) body: z.infer<typeof PersonEdit>,
  ) {
    await this.learners.correct(caller, id, personId, body);
  }
}
