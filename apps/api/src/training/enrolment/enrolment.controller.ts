import { Controller } from '@nestjs/common';
import { enrolmentRoutes as routes } from '@percolateur/contract';
import { Refusal } from '@percolateur/domain';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Asked, Serve } from '../../platform/serve';
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

  @Serve(routes.list)
  list(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.list>) {
    return this.reader.list(caller, params.cohortId);
  }

  @Serve(routes.enrol)
  enrol(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.enrol>) {
    return this.enrolments.enrol(caller, params.cohortId, body);
  }

  @Serve(routes.importCsv)
  importCsv(
    @SignedIn() caller: Caller,
    @Asked() { params, query, body }: Asked<typeof routes.importCsv>,
  ) {
    if (!Buffer.isBuffer(body)) throw new Refusal('csv-invalid');
    return this.imports.run(caller, params.cohortId, body, query);
  }

  @Serve(routes.enrolList)
  enrolList(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.enrolList>) {
    return this.imports.runCorrected(caller, params.cohortId, body);
  }

  @Serve(routes.invite)
  invite(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.invite>) {
    return this.inviting.invite(caller, params.cohortId, body);
  }

  @Serve(routes.addWalkIn)
  addWalkIn(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.addWalkIn>) {
    return this.enrolments.addWalkIn(caller, params.cohortId, body);
  }

  @Serve(routes.withdrawMany)
  withdrawMany(
    @SignedIn() caller: Caller,
    @Asked() { params, body }: Asked<typeof routes.withdrawMany>,
  ) {
    return this.enrolments.withdrawMany(caller, params.cohortId, body);
  }

  @Serve(routes.withdraw)
  withdraw(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.withdraw>) {
    return this.enrolments.withdraw(caller, params.enrolmentId, body.reason);
  }
}
