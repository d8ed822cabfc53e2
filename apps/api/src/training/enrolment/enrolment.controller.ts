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
import { MoveService } from './move.service';
import { ReturnService } from './return.service';
import { WalkInService } from './walk-in.service';

@Controller()
export class EnrolmentController {
  constructor(
    private readonly reader: EnrolmentReader,
    private readonly enrolments: EnrolmentService,
    private readonly imports: ImportService,
    private readonly inviting: InvitingService,
    private readonly moves: MoveService,
    private readonly returns: ReturnService,
    private readonly walkIns: WalkInService,
  ) {}

  @Serve(routes.list)
  list(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.list>) {
    return this.reader.list(caller, params.cohortId);
  }

  @Serve(routes.enrol)
  enrol(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.enrol>) {
    return this.enrolments.enrol(caller, params.cohortId, body);
  }

  @Serve(routes.importList)
  importList(
    @SignedIn() caller: Caller,
    @Asked() { params, query, body }: Asked<typeof routes.importList>,
  ) {
    if (!Buffer.isBuffer(body)) throw new Refusal('csv-invalid');
    return this.imports.run(caller, params.cohortId, body, query);
  }

  @Serve(routes.enrolList)
  enrolList(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.enrolList>) {
    return this.imports.runCorrected(caller, params.cohortId, body);
  }

  @Serve(routes.forgetHeadings)
  forgetHeadings(
    @SignedIn() caller: Caller,
    @Asked() { params, body }: Asked<typeof routes.forgetHeadings>,
  ) {
    return this.imports.forgetHeadings(caller, params.cohortId, body.headings);
  }

  @Serve(routes.invite)
  invite(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.invite>) {
    return this.inviting.invite(caller, params.cohortId, body);
  }

  @Serve(routes.addWalkIn)
  addWalkIn(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.addWalkIn>) {
    return this.walkIns.add(caller, params.cohortId, body);
  }

  @Serve(routes.addKeptWalkIn)
  addKeptWalkIn(
    @SignedIn() caller: Caller,
    @Asked() { params, body }: Asked<typeof routes.addKeptWalkIn>,
  ) {
    return this.walkIns.addKept(caller, params.cohortId, body);
  }

  @Serve(routes.moveTargets)
  moveTargets(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.moveTargets>) {
    return this.moves.targets(caller, params.enrolmentId);
  }

  @Serve(routes.previewMove)
  previewMove(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.previewMove>) {
    return this.moves.preview(caller, params.enrolmentId, params.cohortId);
  }

  @Serve(routes.move)
  move(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.move>) {
    return this.moves.move(caller, params.enrolmentId, body);
  }

  @Serve(routes.takeMoveBack)
  takeMoveBack(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.takeMoveBack>) {
    return this.moves.takeBack(caller, params.enrolmentId);
  }

  @Serve(routes.withdrawMany)
  withdrawMany(
    @SignedIn() caller: Caller,
    @Asked() { params, body }: Asked<typeof routes.withdrawMany>,
  ) {
    return this.enrolments.withdrawMany(caller, params.cohortId, body);
  }

  @Serve(routes.takeWithdrawalBack)
  takeWithdrawalBack(
    @SignedIn() caller: Caller,
    @Asked() { params }: Asked<typeof routes.takeWithdrawalBack>,
  ) {
    return this.returns.takeBack(caller, params.enrolmentId);
  }

  @Serve(routes.withdraw)
  withdraw(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.withdraw>) {
    return this.enrolments.withdraw(caller, params.enrolmentId, body.reason);
  }
}
