import { Controller, Header, StreamableFile } from '@nestjs/common';
import { attendanceRoutes as routes } from '@percolateur/contract';
import { MaybeSignedIn, SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { pdfFile } from '../../pdf/pdf-file';
import { Asked, Serve } from '../../platform/serve';
import { AbsenceService } from './absence.service';
import { DeedsService } from './deeds.service';
import { HalfDayService } from './half-day.service';
import { LateAgreementService } from './late-agreement.service';
import { PaperService } from './paper.service';
import { RoomCodeService } from './room-code.service';
import { RoomService } from './room.service';
import { SheetService } from './sheet.service';
import { SigningLinkService } from './signing-link.service';
import { SigningService } from './signing.service';
import { WordService } from './word.service';

@Controller()
export class AttendanceController {
  constructor(
    private readonly signing: SigningService,
    private readonly links: SigningLinkService,
    private readonly papers: PaperService,
    private readonly room: RoomService,
    private readonly codes: RoomCodeService,
    private readonly halfDays: HalfDayService,
    private readonly absences: AbsenceService,
    private readonly agreements: LateAgreementService,
    private readonly deedsOf: DeedsService,
    private readonly sheets: SheetService,
    private readonly words: WordService,
  ) {}

  @Serve(routes.mine)
  mine(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.mine>) {
    return this.signing.mine(caller, params.halfDayId);
  }

  @Serve(routes.sign)
  sign(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.sign>) {
    return this.signing.sign(caller, params.halfDayId, body);
  }

  @Serve(routes.announce)
  async announce(
    @SignedIn() caller: Caller,
    @Asked() { params, body }: Asked<typeof routes.announce>,
  ) {
    await this.words.announce(caller, params.halfDayId, body);
    return this.signing.mine(caller, params.halfDayId);
  }

  @Serve(routes.contest)
  async contest(
    @SignedIn() caller: Caller,
    @Asked() { params, body }: Asked<typeof routes.contest>,
  ) {
    await this.words.contest(caller, params.halfDayId, body);
    return this.signing.mine(caller, params.halfDayId);
  }

  @Serve(routes.answerContest)
  async answerContest(
    @SignedIn() caller: Caller,
    @Asked() { params, body }: Asked<typeof routes.answerContest>,
  ) {
    const { halfDayId, enrolmentId } = params;
    const cohortId = await this.words.answer(caller, halfDayId, enrolmentId, body);
    return this.room.view(caller, cohortId, halfDayId);
  }

  @Serve(routes.noteMissed)
  async noteMissed(
    @SignedIn() caller: Caller,
    @Asked() { params, body }: Asked<typeof routes.noteMissed>,
  ) {
    const { halfDayId, enrolmentId } = params;
    const cohortId = await this.words.noteMissed(caller, halfDayId, enrolmentId, body);
    return this.room.view(caller, cohortId, halfDayId);
  }

  @Serve(routes.passRound)
  passRound(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.passRound>) {
    return this.signing.passRound(caller, params.halfDayId, body);
  }

  @Serve(routes.sendLinks)
  async sendLinks(
    @SignedIn() caller: Caller,
    @Asked() { params, body }: Asked<typeof routes.sendLinks>,
  ) {
    const cohortId = await this.links.send(caller, params.halfDayId, body);
    return this.room.view(caller, cohortId, params.halfDayId);
  }

  @Serve(routes.photographSheet)
  async photographSheet(
    @SignedIn() caller: Caller,
    @Asked() { params, body }: Asked<typeof routes.photographSheet>,
  ) {
    const cohortId = await this.papers.photograph(caller, params.halfDayId, body);
    return this.room.view(caller, cohortId, params.halfDayId);
  }

  @Serve(routes.enterPaper)
  async enterPaper(
    @SignedIn() caller: Caller,
    @Asked() { params, body }: Asked<typeof routes.enterPaper>,
  ) {
    const cohortId = await this.papers.enter(caller, params.halfDayId, body);
    return this.room.view(caller, cohortId, params.halfDayId);
  }

  @Serve(routes.sheetPhoto)
  @Header('cache-control', 'private, no-store')
  async sheetPhoto(
    @SignedIn() caller: Caller,
    @Asked() { params }: Asked<typeof routes.sheetPhoto>,
  ) {
    const jpeg = await this.papers.picture(caller, params.photoId);
    return new StreamableFile(jpeg, { type: 'image/jpeg', length: jpeg.length });
  }

  @Serve(routes.openLink)
  openLink(
    @MaybeSignedIn() caller: Caller | null,
    @Asked() { body }: Asked<typeof routes.openLink>,
  ) {
    return this.links.read(caller, body.token);
  }

  @Serve(routes.signByLink)
  signByLink(
    @MaybeSignedIn() caller: Caller | null,
    @Asked() { body }: Asked<typeof routes.signByLink>,
  ) {
    return this.links.sign(caller, body.token, body.signature);
  }

  @Serve(routes.byCode)
  byCode(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.byCode>) {
    return this.codes.halfDay(caller, params.cohortId, body.code);
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

  @Serve(routes.openedThere)
  async openedThere(
    @SignedIn() caller: Caller,
    @Asked() { params, body }: Asked<typeof routes.openedThere>,
  ) {
    const madeAt = new Date(body.clientTime);
    const cohortId = await this.halfDays.openedThere(caller, params.halfDayId, madeAt);
    return this.room.view(caller, cohortId, params.halfDayId);
  }

  @Serve(routes.chooseMeans)
  async chooseMeans(
    @SignedIn() caller: Caller,
    @Asked() { params, body }: Asked<typeof routes.chooseMeans>,
  ) {
    const cohortId = await this.halfDays.chooseMeans(caller, params.halfDayId, body.means);
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

  @Serve(routes.halfDaySheet)
  async halfDaySheet(
    @SignedIn() caller: Caller,
    @Asked() { params }: Asked<typeof routes.halfDaySheet>,
  ) {
    const bytes = await this.sheets.drawHalfDay(caller, params.halfDayId);
    return pdfFile(bytes, 'feuille-emargement-demi-journee');
  }

  @Serve(routes.blankSheet)
  async blankSheet(
    @SignedIn() caller: Caller,
    @Asked() { params }: Asked<typeof routes.blankSheet>,
  ) {
    return pdfFile(await this.sheets.drawBlank(caller, params.cohortId), 'feuille-a-signer');
  }
}
