import { Body, Controller, Param, Query } from '@nestjs/common';
import { cohortRoutes, Id } from '@percolateur/contract';
import type { CohortEdit, CohortTransition, NewCohort } from '@percolateur/contract';
import type { z } from 'zod';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Serve } from '../../platform/serve';
import { CohortEditService } from './cohort-edit.service';
import { CohortHistory } from './cohort-history.service';
import { CohortReader } from './cohort-reader.service';
import { CohortService } from './cohort.service';

@Controller()
export class CohortController {
  constructor(
    private readonly cohorts: CohortService,
    private readonly edits: CohortEditService,
    private readonly reader: CohortReader,
    private readonly past: CohortHistory,
  ) {}

  @Serve(cohortRoutes.list)
  list(
    @SignedIn() caller: Caller,
    @Query({ schema: cohortRoutes.list.query }) query: z.infer<typeof cohortRoutes.list.query>,
  ) {
    return this.reader.list(caller, query);
  }

  @Serve(cohortRoutes.create)
  create(@SignedIn() caller: Caller, @Body({ schema: cohortRoutes.create.body }) body: NewCohort) {
    return this.cohorts.create(caller, body);
  }

  @Serve(cohortRoutes.read)
  read(@SignedIn() caller: Caller, @Param('cohortId', { schema: Id }) cohortId: string) {
    return this.reader.view(caller, cohortId);
  }

  @Serve(cohortRoutes.edit)
  edit(
    @SignedIn() caller: Caller,
    @Param('cohortId', { schema: Id }) cohortId: string,
    @Body({ schema: cohortRoutes.edit.body }) body: CohortEdit,
  ) {
    return this.edits.edit(caller, cohortId, body);
  }

  @Serve(cohortRoutes.move)
  move(
    @SignedIn() caller: Caller,
    @Param('cohortId', { schema: Id }) cohortId: string,
    @Body({ schema: cohortRoutes.move.body }) body: z.infer<typeof CohortTransition>,
  ) {
    return this.cohorts.move(caller, cohortId, body);
  }

  @Serve(cohortRoutes.history)
  history(@SignedIn() caller: Caller, @Param('cohortId', { schema: Id }) cohortId: string) {
    return this.past.of(caller, cohortId);
  }
}
