import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Countersignature, SigningMeans } from '@percolateur/contract';
import {
  checkCountersign,
  checkMeansChoice,
  checkOpenSigning,
  countersignStatement,
  followsCourse,
  minutesOf,
  openedOnDevice,
  Refusal,
  signingMeans,
  signingState,
} from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import type { Cohort } from '../../record/cohort.entity';
import { HalfDay } from '../../record/half-day.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { Clock } from '../../platform/clock';
import { InputInvalid } from '../../platform/problem.filter';
import { Absence } from '../../record/absence.entity';
import { checkSameSignature, recordOf, shownStatement } from './signature-record';
import { keepEvidence } from '../../record/apart';
import { keepSignatures } from '../../record/marks';
import { Signature } from '../../record/signature.entity';
import { checkSignable } from './signing.service';
import { standingSignatures } from '../../record/standing-signatures';
import type { AuditAction } from '../../record/audit-event.entity';

/** Trainers open, close and countersign a half-day. */
@Injectable()
export class HalfDayService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** Opens signing, or opens it again. Answers the cohort’s id. */
  open(caller: Caller, halfDayId: string): Promise<string> {
    return this.act(caller, halfDayId, async (manager, halfDay, cohort) => {
      checkSignable(cohort);
      const now = this.clock.now();
      checkOpenSigning(halfDay, now);
      if (signingState(halfDay, now) === 'open') return;
      const openedAt = halfDay.signingOpenedAt ?? now;
      const opened = {
        signingOpenedAt: openedAt,
        signingOpenedById: caller.id,
        signingClosedAt: null,
      };
      await manager.update(HalfDay, { id: halfDayId }, opened);
      await this.record(manager, caller, cohort, halfDay, 'signing.opened');
    });
  }

  /**
   * Takes note that signing was opened on a device without network, at the time of that device. Sent
   * again, it changes nothing. Answers the cohort’s id.
   */
  openedThere(caller: Caller, halfDayId: string, madeAt: Date): Promise<string> {
    return this.act(caller, halfDayId, async (manager, halfDay, cohort) => {
      checkSignable(cohort);
      const signingOpenedAt = openedOnDevice(halfDay, madeAt, this.clock.now());
      const since = halfDay.signingOpenedAt;
      if (since && signingOpenedAt >= since) return;
      const signingOpenedById = halfDay.signingOpenedById ?? caller.id;
      await manager.update(HalfDay, { id: halfDayId }, { signingOpenedAt, signingOpenedById });
      const made = { madeAt: madeAt.toISOString() };
      await this.record(manager, caller, cohort, halfDay, 'signing.opened', made);
    });
  }

  /** Chooses by what the half-day is signed; the same again changes nothing. Answers the cohort’s id. */
  chooseMeans(caller: Caller, halfDayId: string, chosen: readonly SigningMeans[]): Promise<string> {
    return this.act(caller, halfDayId, (manager, halfDay, cohort) =>
      this.settleMeans(manager, caller, cohort, halfDay, chosen),
    );
  }

  /** What the team does counts as its choice: a means that it uses is added to those of the half-day. */
  addMeans(
    manager: EntityManager,
    caller: Caller,
    cohort: Cohort,
    halfDay: HalfDay,
    means: SigningMeans,
  ): Promise<void> {
    return this.settleMeans(manager, caller, cohort, halfDay, [...halfDay.signingMeans, means]);
  }

  private async settleMeans(
    manager: EntityManager,
    caller: Caller,
    cohort: Cohort,
    halfDay: HalfDay,
    chosen: readonly SigningMeans[],
  ): Promise<void> {
    const after = signingMeans.filter((means) => chosen.includes(means));
    checkMeansChoice(halfDay, after);
    if (after.join() === halfDay.signingMeans.join()) return;
    await manager.update(HalfDay, { id: halfDay.id }, { signingMeans: after });
    await this.record(manager, caller, cohort, halfDay, 'signing.means-chosen', {
      means: after.join(' '),
    });
  }

  /** Closes signing before the end; after it, signing is over by itself. */
  close(caller: Caller, halfDayId: string): Promise<string> {
    return this.act(caller, halfDayId, async (manager, halfDay, cohort) => {
      const now = this.clock.now();
      const state = signingState(halfDay, now);
      if (state === 'too-early' || state === 'may-open') throw new Refusal('signing-not-open');
      if (state !== 'open') return;
      await manager.update(HalfDay, { id: halfDayId }, { signingClosedAt: now });
      await this.record(manager, caller, cohort, halfDay, 'signing.closed');
    });
  }

  /** Keeps the trainer’s signature, with the minutes that some missed. */
  countersign(
    caller: Caller,
    halfDayId: string,
    { absences, ...signature }: Countersignature,
  ): Promise<string> {
    return this.act(caller, halfDayId, async (manager, halfDay, cohort) => {
      if (signature.for !== caller.id) throw new Refusal('other-person');
      const whose = { halfDayId, personId: caller.id, role: 'trainer' as const };
      const known = await manager.findOneBy(Signature, { id: signature.id });
      if (known) return checkSameSignature(known, whose);

      checkSignable(cohort);
      const now = this.clock.now();
      const signatures = await standingSignatures(manager, [halfDayId]);
      checkCountersign({
        halfDay,
        alreadyCountersigned: signatures.some(
          ({ role, personId }) => role === 'trainer' && personId === caller.id,
        ),
        signatureCount: signatures.filter(({ role }) => role === 'learner').length,
        now,
      });
      const people = await this.checkAbsences(manager, halfDay, absences);
      const shown = [halfDay.startsAt, now].map((at) =>
        countersignStatement(at, halfDay, cohort.timeZone),
      );
      const statement = shownStatement(signature.statementVersion, shown);
      const record = recordOf(signature, caller, statement);
      await keepSignatures(manager, [{ ...record, ...whose, serverTime: now }]);
      const noted = absences.map(({ enrolmentId, minutes, note }) => ({
        ...{ id: uuidv7(), signatureId: signature.id, enrolmentId, minutes },
        ...{ about: people.get(enrolmentId)!, said: note ? { note } : {} },
      }));
      await keepEvidence(manager, Absence, noted);
      await this.record(manager, caller, cohort, halfDay, 'half-day.countersigned');
    });
  }

  /** One person at a time acts on a half-day. Answers the cohort’s id. */
  async act(
    caller: Caller,
    halfDayId: string,
    deed: (manager: EntityManager, halfDay: HalfDay, cohort: Cohort) => Promise<void>,
  ): Promise<string> {
    const { cohort } = await this.access.halfDay(caller, halfDayId, 'signing.manage');
    await this.db.transaction(async (manager) => {
      const halfDay = await manager.findOneOrFail(HalfDay, {
        where: { id: halfDayId },
        lock: { mode: 'pessimistic_write' },
      });
      await deed(manager, halfDay, cohort);
    });
    return cohort.id;
  }

  /** Answers who each absence is about, by enrolment id. */
  private async checkAbsences(
    manager: EntityManager,
    halfDay: HalfDay,
    absences: Countersignature['absences'],
  ): Promise<Map<string, string>> {
    const enrolments = await manager.findBy(Enrolment, {
      id: In(absences.map(({ enrolmentId }) => enrolmentId)),
      cohortId: halfDay.cohortId,
    });
    const there = new Set(
      enrolments.filter(({ status }) => followsCourse(status)).map(({ id }) => id),
    );
    const issues = absences.flatMap(({ enrolmentId, minutes }, index) => {
      const fault = (field: string, message: string) => [
        { path: ['absences', index, field], message },
      ];
      // Each is deleted once met: a second line about the same person finds nobody.
      if (!there.delete(enrolmentId)) {
        return fault(
          'enrolmentId',
          'Cette personne n’est pas dans la salle, ou y figure deux fois.',
        );
      }
      return minutes > minutesOf(halfDay)
        ? fault('minutes', 'C’est plus long que la demi-journée.')
        : [];
    });
    if (issues.length > 0) throw new InputInvalid(issues);
    return new Map(enrolments.map(({ id, personId }) => [id, personId]));
  }

  /** Writes down what was done about a half-day. */
  record(
    manager: EntityManager,
    caller: Caller,
    { id, organisationId }: Cohort,
    { position }: HalfDay,
    action: AuditAction,
    detail: { madeAt?: string; means?: string; count?: number } = {},
  ): Promise<void> {
    return this.audit.record(manager, {
      actorId: caller.id,
      organisationId,
      action,
      objectType: 'cohort',
      objectId: id,
      detail: { halfDay: position, ...detail },
    });
  }
}
