import { Body, Controller, Param, Query } from '@nestjs/common';
import { attendanceRoutes as routes, Id } from '@percolateur/contract';
import type {
  Countersignature,
  LateAgreement,
  NewSignature,
  PassedSignature,
  RoomView,
} from '@percolateur/contract';
import type { z } from 'zod';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { pdfFile } from '../../pdf/pdf-file';
import { Serve } from '../../platform/serve';
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
    private readonly agreements: LateAgreementService,
    private readonly sheets: SheetService,
  ) {}

  @Serve(routes.mine)
  mine(@SignedIn() caller: Caller, @Param('halfDayId', { schema: Id }) halfDayId: string) {
    return this.signing.mine(caller, halfDayId);
  }

  @Serve(routes.sign)
  sign(
    @SignedIn() caller: Caller,
    @Param('halfDayId', { schema: Id }) halfDayId: string,
    @Body({ schema: routes.sign.body }) body: NewSignature,
  ) {
    return this.signing.sign(caller, halfDayId, body);
  }

  @Serve(routes.passRound)
  passRound(
    @SignedIn() caller: Caller,
    @Param('halfDayId', { schema: Id }) halfDayId: string,
    @Body({ schema: routes.passRound.body }) body: PassedSignature,
  ) {
    return this.signing.passRound(caller, halfDayId, body);
  }

  @Serve(routes.room)
  view(
    @SignedIn() caller: Caller,
    @Param('cohortId', { schema: Id }) cohortId: string,
    @Query({ schema: routes.room.query }) { halfDayId }: z.output<typeof routes.room.query>,
  ) {
    return this.room.view(caller, cohortId, halfDayId);
  }

  @Serve(routes.open)
  async open(
    @SignedIn() caller: Caller,
    @Param('halfDayId', { schema: Id }) halfDayId: string,
  ): Promise<RoomView> {
    return this.room.view(caller, await this.halfDays.open(caller, halfDayId), halfDayId);
  }

  @Serve(routes.close)
  async close(
    @SignedIn() caller: Caller,
    @Param('halfDayId', { schema: Id }) halfDayId: string,
  ): Promise<RoomView> {
    return this.room.view(caller, await this.halfDays.close(caller, halfDayId), halfDayId);
  }

  @Serve(routes.countersign)
  async countersign(
    @SignedIn() caller: Caller,
    @Param('halfDayId', { schema: Id }) halfDayId: string,
    @Body({ schema: routes.countersign.body }) body: Countersignature,
  ): Promise<RoomView> {
    const cohortId = await this.halfDays.countersign(caller, halfDayId, body);
    return this.room.view(caller, cohortId, halfDayId);
  }

  @Serve(routes.agreeLate)
  async agreeLate(
    @SignedIn() caller: Caller,
    @Param('signatureId', { schema: Id }) signatureId: string,
    @Body({ schema: routes.agreeLate.body }) body: LateAgreement,
  ): Promise<RoomView> {
    const { cohortId, halfDayId } = await this.agreements.answer(caller, signatureId, body);
    return this.room.view(caller, cohortId, halfDayId);
  }

  @Serve(routes.sheet)
  async sheet(@SignedIn() caller: Caller, @Param('cohortId', { schema: Id }) cohortId: string) {
    return pdfFile(await this.sheets.draw(caller, cohortId), 'feuille-emargement');
  }
}
