import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type {
  LinkedSigning,
  NewSignature,
  PassedSignature,
  Receipt,
  SigningView,
} from '@percolateur/contract';
import {
  checkDatesConfirmed,
  checkMeans,
  checkSigning,
  fullName,
  isAnnouncedAbsent,
  isFirstMade,
  meansOf,
  mySigning,
  Refusal,
  saysPresent,
  signatureCounts,
  signingState,
  signingWindow,
  statementFor,
  takesPlaceOf,
} from '@percolateur/domain';
import type { CohortStatus } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import type { EntityManager, FindOptionsWhere } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { Cohort } from '../../record/cohort.entity';
import { HalfDay } from '../../record/half-day.entity';
import { CompletionService } from '../../learning/completion/completion.service';
import { Enrolment } from '../../record/enrolment.entity';
import { Person } from '../../record/person.entity';
import { Clock } from '../../platform/clock';
import { halfDayView } from './half-day-view';
import { receiptOf } from './receipt';
import { checkSameSignature, recordOf, shownStatement } from './signature-record';
import { contestsIn, wordsOf } from './words';
import { keepSignatures, marksOf } from '../../record/marks';
import { Signature } from '../../record/signature.entity';
import type { StandingSignature } from '../../record/standing-signature.view';
import { standingSignature } from '../../record/standing-signatures';

/** Signatures of one person for one half-day: a phone, a device passed, and some to spare. */
const mostKept = 5;

/** Late signatures arrive for 72 hours, when the cohort may be closed already. */
const signable: readonly CohortStatus[] = ['open', 'running', 'closed'];

/**
 * @throws Refusal `cohort-not-open` for a draft, an archived or a cancelled cohort; `second-person`
 * while past dates wait to be confirmed
 */
export function checkSignable(cohort: Cohort): void {
  if (!signable.includes(cohort.status)) throw new Refusal('cohort-not-open');
  checkDatesConfirmed(cohort);
}

/** Learners sign, each their own half-day. */
@Injectable()
export class SigningService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly clock: Clock,
    private readonly completion: CompletionService,
  ) {}

  /** What the caller would sign, and whether it is time. @throws Refusal `not-found` */
  async mine(caller: Caller, halfDayId: string): Promise<SigningView> {
    const { manager } = this.db;
    const halfDay = await manager.findOneBy(HalfDay, { id: halfDayId });
    if (!halfDay) throw new Refusal('not-found');
    await this.access.enrolment(caller, halfDay.cohortId);
    const words = await wordsOf(manager, halfDayId, caller.id);
    return {
      ...(await this.view(halfDay, caller)),
      announcedAbsent: isAnnouncedAbsent(words),
      contests: await contestsIn(manager, words),
    };
  }

  /** What this person would sign of a half-day, and whether it is time. */
  async view(
    halfDay: HalfDay,
    { id: personId, firstName, lastName }: Pick<Person, 'id' | 'firstName' | 'lastName'>,
  ): Promise<LinkedSigning> {
    const { manager } = this.db;
    const cohort = await manager.findOneOrFail(Cohort, {
      where: { id: halfDay.cohortId },
      relations: { trainers: true, organisation: true, courseVersion: true },
      select: {
        id: true,
        title: true,
        timeZone: true,
        trainers: { id: true, firstName: true, lastName: true },
        organisation: { id: true, name: true, contactEmail: true },
        courseVersion: { id: true, title: true },
      },
    });
    const signature = await standingSignature(manager, halfDay.id, personId, 'learner');
    const now = this.clock.now();
    const { opensAt, lateUntil } = signingWindow(halfDay);
    return {
      halfDay: halfDayView(halfDay),
      cohortTitle: cohort.title,
      courseTitle: cohort.courseVersion!.title,
      organisationName: cohort.organisation!.name,
      timeZone: cohort.timeZone,
      trainers: cohort.trainers.map(fullName),
      contactEmail: cohort.organisation!.contactEmail,
      person: { id: personId, firstName, lastName },
      means: halfDay.signingMeans,
      state: mySigning(halfDay, signature, now),
      opensAt: opensAt.toISOString(),
      lateUntil: lateUntil.toISOString(),
      now: now.toISOString(),
      statement: statementFor(now, halfDay, cohort.timeZone),
      receipt: signature && receiptOf(await this.whole(manager, signature)),
    };
  }

  /**
   * Keeps the caller’s own signature; the same one sent again gets the same receipt. Of two made on
   * two devices, the first made stands, and both get its receipt.
   * @throws Refusal `other-person` when it was made by somebody else than who is signed in
   */
  sign(caller: Caller, halfDayId: string, signature: NewSignature): Promise<Receipt> {
    return this.db.transaction((manager) =>
      this.keep(manager, halfDayId, { personId: caller.id }, asOf(caller, signature), {}),
    );
  }

  /** Keeps the signature of who holds a personal link, as one’s own. */
  byLink(
    halfDayId: string,
    enrolmentId: string,
    linkId: string,
    signature: NewSignature,
  ): Promise<Receipt> {
    return this.db.transaction((manager) =>
      this.keep(manager, halfDayId, { id: enrolmentId }, signature, { linkId }),
    );
  }

  /** Keeps the signature of somebody who signs on the trainer’s device. */
  async passRound(
    caller: Caller,
    halfDayId: string,
    { enrolmentId, ...signature }: PassedSignature,
  ): Promise<Receipt> {
    await this.access.halfDay(caller, halfDayId, 'signing.manage');
    return this.db.transaction((manager) =>
      this.keep(manager, halfDayId, { id: enrolmentId }, signature, { passedById: caller.id }),
    );
  }

  private async keep(
    manager: EntityManager,
    halfDayId: string,
    whose: FindOptionsWhere<Enrolment>,
    signature: NewSignature,
    { passedById = null, linkId = null }: { passedById?: string | null; linkId?: string | null },
  ): Promise<Receipt> {
    const { halfDay, enrolment } = await this.lock(manager, halfDayId, whose);
    const { personId } = enrolment;
    if (personId !== signature.for) throw new Refusal('other-person');
    const known = await manager.findOneBy(Signature, { id: signature.id });
    if (known) checkSameSignature(known, { halfDayId, personId, role: 'learner' });
    const current = await standingSignature(manager, halfDayId, personId, 'learner');
    if (known && current) return receiptOf(await this.whole(manager, current), signature);

    const cohort = await manager.findOneByOrFail(Cohort, { id: halfDay.cohortId });
    const now = this.clock.now();
    const madeAt = new Date(signature.clientTime);
    const counting = current && signatureCounts(current) ? current : null;
    const means = meansOf({ passedById, linkId, photoId: null });
    const another =
      counting &&
      halfDay.signingMeans.includes(means) &&
      (await this.mayDuplicate(manager, counting, signature));
    if (counting && !another) {
      return receiptOf(await this.whole(manager, counting), signature);
    }
    if (!counting) {
      checkSignable(cohort);
      checkMeans(halfDay.signingMeans, means);
    }
    const arrival = counting
      ? { late: false, receivedLater: signingState(halfDay, now) !== 'open' }
      : checkSigning({
          halfDay,
          enrolmentStatus: enrolment.status,
          saysPresent: saysPresent(signature.statementVersion),
          madeAt,
          lateReason: signature.lateReason,
          now,
        });
    if (current && !counting && !takesPlaceOf(arrival, current)) {
      return receiptOf(await this.whole(manager, current), signature);
    }
    const second = counting && !isFirstMade(halfDay, madeAt, counting);
    const person = await manager.findOneByOrFail(Person, { id: personId });
    const shown = [halfDay.startsAt, now].map((at) => statementFor(at, halfDay, cohort.timeZone));
    const record = recordOf(signature, person, shownStatement(signature.statementVersion, shown));
    const { lateReason } = signature;
    const kept = {
      ...record,
      ...arrival,
      mark: { ...record.mark, ...(arrival.late && lateReason && { lateReason }) },
      halfDayId,
      personId,
      role: 'learner' as const,
      passedById,
      linkId,
      serverTime: now,
      supersedesId: second ? null : (current?.id ?? null),
      duplicatesId: second ? counting.id : null,
    };
    await keepSignatures(manager, [kept]);
    if (second) return receiptOf(await this.whole(manager, counting), signature);
    if (!arrival.late) await this.completion.evaluate(manager, enrolment.id);
    return receiptOf({ ...kept, agreed: null }, signature);
  }

  /**
   * Whether another signature in time is kept beside the one that counts, as a duplicate or in its
   * place. A hand that signs again and again adds nothing past a few.
   */
  private async mayDuplicate(
    manager: EntityManager,
    { halfDayId, personId }: StandingSignature,
    { statementVersion }: NewSignature,
  ): Promise<boolean> {
    if (!saysPresent(statementVersion)) return false;
    const role = 'learner';
    return (await manager.countBy(Signature, { halfDayId, personId, role })) < mostKept;
  }

  /** A standing signature with its mark. */
  private async whole(manager: EntityManager, signature: StandingSignature) {
    const marks = await marksOf(manager, [signature.id]);
    return { ...signature, mark: marks.get(signature.id) ?? {} };
  }

  /** The half-day stays where it is and the enrolment what it is until the signature is kept. */
  private async lock(
    manager: EntityManager,
    halfDayId: string,
    whose: FindOptionsWhere<Enrolment>,
  ): Promise<{ halfDay: HalfDay; enrolment: Enrolment }> {
    const halfDay = await manager.findOne(HalfDay, {
      where: { id: halfDayId },
      lock: { mode: 'pessimistic_read' },
    });
    if (!halfDay) throw new Refusal('not-found');
    const enrolment = await manager.findOne(Enrolment, {
      where: { ...whose, cohortId: halfDay.cohortId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!enrolment) throw new Refusal('not-found');
    return { halfDay, enrolment };
  }
}

/** Made in one’s name is made in the name of the record that the half-day knows, whichever one came in by. */
const asOf = ({ id, records }: Caller, signature: NewSignature): NewSignature =>
  records.includes(signature.for) ? { ...signature, for: id } : signature;
