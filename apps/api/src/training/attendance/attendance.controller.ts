import { Controller } from '@nestjs/common';
import { attendanceRoutes as routes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { pdfFile } from '../../pdf/pdf-file';
import { Asked, Serve } from '../../platform/serve';
import { AbsenceService } from './absence.service';
import { DeedsService } from './deeds.service';
import { HalfDayService } from './half-day.service';
import { LateAgreementService } from './late-agreement.service';
import { RoomService } from './room.service';
import { SheetService } from './sheet.service';
import { SigningService } from './signing.service';

@Controller()
export class AttendanceController {
  constructor(
    private readonly signing: SigningService,
    private readonly room: RoomService,
    private readonly halfDays: HalfDayService,
    private readonly absences: AbsenceService,
    private readonly agreements: LateAgreementService,
    private readonly deedsOf: DeedsService,
    private readonly sheets: SheetService,
  ) {}

  @Serve(routes.mine)
  mine(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.mine>) {
    return this.signing.mine(caller, params.halfDayId);
  }

  @Serve(routes.sign)
  sign(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.sign>) {
    return this.signing.sign(caller, params.halfDayId, body);
  }

  @Serve(routes.passRound)
  passRound(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.passRound>) {
    return this.signing.passRound(caller, params.halfDayId, body);
  }

  @Serve(routes.room)
  view(@SignedIn() caller: Caller, @Asked() { params, query }: Asked<typeof routes.room>) {
    return this.room.view(caller, params.cohortId, query.halfDayId);
  }

  @Serve(routes.open)
  async open(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.open>) {
    const cohortId = await this.halfDays.open(caller, params.halfDayId);
    return this.room.view(caller, cohortId, params.halfDayId);
  }

  @Serve(routes.close)
  async close(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.close>) {
    const cohortId = await this.halfDays.close(caller, params.halfDayId);
    return this.room.view(caller, cohortId, params.halfDayId);
  }

  @Serve(routes.countersign)
  async countersign(
    @SignedIn() caller: Caller,
    @Asked() { params, body }: Asked<typeof routes.countersign>,
  ) {
    const cohortId = await this.halfDays.countersign(caller, params.halfDayId, body);
    return this.room.view(caller, cohortId, params.halfDayId);
  }

  @Serve(routes.agreeLate)
  async agreeLate(
    @SignedIn() caller: Caller,
    @Asked() { params, body }: Asked<typeof routes.agreeLate>,
  ) {
    const { cohortId, halfDayId } = await this.agreements.answer(caller, params.signatureId, body);
    return this.room.view(caller, cohortId, halfDayId);
  }

  @Serve(routes.correctAbsence)
  async correctAbsence(
    @SignedIn() caller: Caller,
    @Asked() { params, body }: Asked<typeof routes.correctAbsence>,
  ) {
    const cohortId = await this.absences.correct(caller, params.halfDayId, body);
    return this.room.view(caller, cohortId, params.halfDayId);
  }

  @Serve(routes.deeds)
  deeds(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.deeds>) {
    return this.deedsOf.of(caller, params.halfDayId, params.enrolmentId);
  }

  @Serve(routes.sheet)
  async sheet(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.sheet>) {
    return pdfFile(await this.sheets.draw(caller, params.cohortId), 'feuille-emargement');
  }

  @Serve(routes.blankSheet)
  async blankSheet(
    @SignedIn() caller: Caller,
    @Asked() { params }: Asked<typeof routes.blankSheet>,
  ) {
    return pdfFile(await this.sheets.drawBlank(caller, params.cohortId), 'feuille-a-signer');
  }
}
