import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { AbsenceCorrection } from '@percolateur/contract';
import { minutesOf, Refusal } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { InputInvalid } from '../../platform/problem.filter';
import { keepEvidence } from '../../record/apart';
import { Absence } from '../../record/absence.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { StandingAbsence } from '../../record/standing-absence.view';
import { standingSignatures } from '../../record/standing-signatures';
import { checkSignable } from './signing.service';

/** The minutes that somebody missed, corrected once the half-day is countersigned. */
@Injectable()
export class AbsenceService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * Says what was missed from now on, none at all included: what was noted before is superseded and
   * kept. The same correction sent again changes nothing. Answers the cohort’s id.
   * @throws Refusal `not-found`, `forbidden`, `cohort-not-open`, `second-person`, or
   * `transition-not-allowed` before the first countersignature
   */
  async correct(caller: Caller, halfDayId: string, asked: AbsenceCorrection): Promise<string> {
    const { cohort, halfDay } = await this.access.halfDay(caller, halfDayId, 'signing.manage');
    checkSignable(cohort);
    const { id, enrolmentId, minutes, reason } = asked;
    if (minutes > minutesOf(halfDay)) {
      const message = 'C’est plus long que la demi-journée.';
      throw new InputInvalid([{ path: ['minutes'], message }]);
    }
    await this.db.transaction(async (manager) => {
      const enrolment = await manager.findOne(Enrolment, {
        where: { id: enrolmentId, cohortId: cohort.id },
        lock: { mode: 'pessimistic_write' },
      });
      if (!enrolment) throw new Refusal('not-found');
      if (await manager.existsBy(Absence, { id })) return;
      const noted = await manager.findBy(StandingAbsence, { halfDayId, enrolmentId });
      const [countersignature] = await standingSignatures(manager, [halfDayId], {
        role: 'trainer',
      });
      if (!countersignature) throw new Refusal('transition-not-allowed');
      const first = { id: null, signatureId: countersignature.id };
      const mended = noted.length > 0 ? noted : [first];
      const { personId: about } = enrolment;
      await keepEvidence(
        manager,
        Absence,
        mended.map((each, index) => ({
          id: index === 0 ? id : uuidv7(),
          ...{ signatureId: each.signatureId, supersedesId: each.id },
          ...{ enrolmentId, minutes, about, said: { reason } },
          correctedById: caller.id,
          at: this.clock.now(),
        })),
      );
      await this.audit.record(manager, {
        actorId: caller.id,
        organisationId: cohort.organisationId,
        action: 'absence.corrected',
        objectType: 'cohort',
        objectId: cohort.id,
        ...{ about, reason },
        detail: { halfDay: halfDay.position, enrolmentId, minutes },
      });
    });
    return cohort.id;
  }
}
