import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { NewSheetPhoto, PaperSignatures } from '@percolateur/contract';
import {
  checkPuttingDown,
  followsCourse,
  paperStatement,
  Refusal,
  signatureCounts,
  standing,
  takesPlaceOf,
} from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { CompletionService } from '../../learning/completion/completion.service';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { InputInvalid } from '../../platform/problem.filter';
import type { Cohort } from '../../record/cohort.entity';
import { Enrolment } from '../../record/enrolment.entity';
import type { HalfDay } from '../../record/half-day.entity';
import { keepSignatures } from '../../record/marks';
import { SheetPhoto } from '../../record/sheet-photo.entity';
import { SheetPicture } from '../../record/sheet-picture.entity';
import { Signature } from '../../record/signature.entity';
import { standingSignature } from '../../record/standing-signatures';
import { HalfDayService } from './half-day.service';
import { cleanPhoto } from './sheet-picture';
import { checkSameSignature } from './signature-record';
import { checkSignable } from './signing.service';

/** Half-days signed by hand: the sheet is photographed, then who signed on it is entered, line by line. */
@Injectable()
export class PaperService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly clock: Clock,
    private readonly completion: CompletionService,
    private readonly halfDays: HalfDayService,
  ) {}

  /**
   * Keeps the photo of a sheet, in place of another when it replaces one; both stay. The half-day may
   * then be signed on paper. Sent again, it changes nothing. Answers the cohort’s id.
   * @throws Refusal `signing-too-early`, `late-too-late`, `id-reused`, or `stale-edit` when the one it
   * replaces was replaced already; InputInvalid
   */
  async photograph(
    caller: Caller,
    halfDayId: string,
    { id, photo, replaces, clientTime }: NewSheetPhoto,
  ): Promise<string> {
    await this.access.halfDay(caller, halfDayId, 'signing.manage');
    const jpeg = await cleanPhoto(Buffer.from(photo, 'base64'));
    const hash = createHash('sha256').update(jpeg).digest('hex');
    return this.halfDays.act(caller, halfDayId, async (manager, halfDay, cohort) => {
      const known = await manager.findOneBy(SheetPhoto, { id });
      if (known && known.halfDayId !== halfDayId) throw new Refusal('id-reused');
      if (known) return;
      checkSignable(cohort);
      checkPuttingDown(halfDay, this.clock.now());
      if (replaces) await this.checkReplaces(manager, halfDayId, replaces);
      await manager
        .createQueryBuilder()
        .insert()
        .into(SheetPicture)
        .values({ hash, jpeg })
        .orIgnore()
        .execute();
      await manager.insert(SheetPhoto, {
        ...{ id, halfDayId, hash, supersedesId: replaces },
        ...{ givenById: caller.id, givenAt: this.clock.now(), clientTime: new Date(clientTime) },
      });
      await this.halfDays.addMeans(manager, caller, cohort, halfDay, 'paper');
      await this.halfDays.record(manager, caller, cohort, halfDay, 'signing.sheet-photographed');
    });
  }

  /**
   * Enters who signed on a sheet that was photographed. Whoever’s signature counts already keeps it;
   * sent again, it changes nothing. Answers the cohort’s id.
   * @throws Refusal `not-found` for a photo that was replaced or is of another half-day,
   * `signing-too-early`, `late-too-late`, `id-reused`; InputInvalid
   */
  enter(caller: Caller, halfDayId: string, entered: PaperSignatures): Promise<string> {
    return this.halfDays.act(caller, halfDayId, async (manager, halfDay, cohort) => {
      checkPuttingDown(halfDay, this.clock.now());
      const photos = standing(await manager.findBy(SheetPhoto, { halfDayId }));
      if (!photos.some(({ id }) => id === entered.photoId)) throw new Refusal('not-found');
      const where = {
        id: In(entered.signed.map(({ enrolmentId }) => enrolmentId)),
        cohortId: cohort.id,
      };
      const enrolments = new Map(
        (await manager.findBy(Enrolment, where)).map((each) => [each.id, each]),
      );
      for (const [at, { id, enrolmentId }] of entered.signed.entries()) {
        const enrolment = enrolments.get(enrolmentId);
        if (!enrolment || !followsCourse(enrolment.status)) {
          const message = 'Cette personne ne suit pas cette session. Rien n’a été reporté.';
          throw new InputInvalid([{ path: ['signed', at, 'enrolmentId'], message }]);
        }
        await this.keep(manager, caller, { halfDay, cohort, enrolment }, { id, ...entered });
      }
    });
  }

  /** The picture of a sheet. @throws Refusal `not-found`, also once it was erased */
  async picture(caller: Caller, photoId: string): Promise<Buffer> {
    const photo = await this.db.manager.findOneBy(SheetPhoto, { id: photoId });
    if (!photo) throw new Refusal('not-found');
    await this.access.halfDay(caller, photo.halfDayId, 'signing.manage');
    const picture = await this.db.manager.findOneBy(SheetPicture, { hash: photo.hash });
    if (!picture) throw new Refusal('not-found');
    return picture.jpeg;
  }

  private async keep(
    manager: EntityManager,
    caller: Caller,
    { halfDay, cohort, enrolment }: { halfDay: HalfDay; cohort: Cohort; enrolment: Enrolment },
    { id, photoId, clientTime }: { id: string; photoId: string; clientTime: string },
  ): Promise<void> {
    const { personId } = enrolment;
    const whose = { halfDayId: halfDay.id, personId, role: 'learner' as const };
    const known = await manager.findOneBy(Signature, { id });
    if (known) return checkSameSignature(known, whose);
    const current = await standingSignature(manager, halfDay.id, personId, 'learner');
    if (current && signatureCounts(current)) return;
    checkSignable(cohort);
    const now = this.clock.now();
    const arrival = { late: false, receivedLater: false };
    if (!takesPlaceOf(arrival, current)) return;
    const { version, text } = paperStatement(halfDay, cohort.timeZone);
    await keepSignatures(manager, [
      {
        ...{ id, ...whose, ...arrival, way: 'paper', mark: {}, photoId, passedById: caller.id },
        ...{ statementVersion: version, statement: text },
        ...{ clientTime: new Date(clientTime), serverTime: now },
        supersedesId: current?.id ?? null,
      },
    ]);
    await this.completion.evaluate(manager, enrolment.id);
  }

  private async checkReplaces(
    manager: EntityManager,
    halfDayId: string,
    replaces: string,
  ): Promise<void> {
    if (!(await manager.existsBy(SheetPhoto, { id: replaces, halfDayId }))) {
      throw new Refusal('not-found');
    }
    if (await manager.existsBy(SheetPhoto, { supersedesId: replaces })) {
      throw new Refusal('stale-edit');
    }
  }
}
