import { Body, Controller, Param, Query } from '@nestjs/common';
import { enrolmentRoutes, Id } from '@percolateur/contract';
import type { NewEnrolment } from '@percolateur/contract';
import { Refusal } from '@percolateur/domain';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Serve } from '../../platform/serve';
import { EnrolmentReader } from './enrolment-reader.service';
import { EnrolmentService } from './enrolment.service';
import { ImportService } from './import.service';
import { InvitingService } from './inviting.service';

@Controller()
export class EnrolmentController {
  constructor(
    private readonly reader: EnrolmentReader,
    private readonly enrolments: EnrolmentService,
    private readonly imports: ImportService,
    private readonly inviting: InvitingService,
  ) {}

  @Serve(enrolmentRoutes.list)
  list(@SignedIn() caller: Caller, @Param('cohortId', { schema: Id }) cohortId: string) {
    return this.reader.list(caller, cohortId);
  }

  @Serve(enrolmentRoutes.enrol)
  enrol(
    @SignedIn() caller: Caller,
    @Param('cohortId', { schema: Id }) cohortId: string,
    @Body({ schema: enrolmentRoutes.enrol.body }) body: NewEnrolment,
  ) {
    return this.enrolments.enrol(caller, cohortId, body);
  }

  @Serve(enrolmentRoutes.importCsv)
  importCsv(
    @SignedIn() caller: Caller,
    @Param('cohortId', { schema: Id }) cohortId: string,
    @Query({ schema: enrolmentRoutes.importCsv.query }) { dryRun }: { dryRun: boolean },
    @Body() file: unknown,
  ) {
    if (!Buffer.isBuffer(file)) throw new Refusal('csv-invalid');
    return this.imports.run(caller, cohortId, file, dryRun);
  }

  @Serve(enrolmentRoutes.invite)
  invite(
    @SignedIn() caller: Caller,
    @Param('cohortId', { schema: Id }) cohortId: string,
    @Body({ schema: enrolmentRoutes.invite.body }) { enrolmentIds }: { enrolmentIds?: string[] },
  ) {
    return this.inviting.invite(caller, cohortId, enrolmentIds);
  }

  @Serve(enrolmentRoutes.addWalkIn)
  addWalkIn(
    @SignedIn() caller: Caller,
    @Param('cohortId', { schema: Id }) cohortId: string,
    @Body({ schema: enrolmentRoutes.addWalkIn.body }) body: NewEnrolment,
  ) {
    return this.enrolments.addWalkIn(caller, cohortId, body);
  }

  @Serve(enrolmentRoutes.withdraw)
  withdraw(
    @SignedIn() caller: Caller,
    @Param('enrolmentId', { schema: Id }) enrolmentId: string,
    @Body({ schema: enrolmentRoutes.withdraw.body }) { reason }: { reason: string },
  ) {
    return this.enrolments.withdraw(caller, enrolmentId, reason);
  }
}
