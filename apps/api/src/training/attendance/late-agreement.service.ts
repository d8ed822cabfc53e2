import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { LateAgreement as Answer } from '@percolateur/contract';
import { checkAgreement, Refusal, standing } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import { CompletionService } from '../../learning/completion/completion.service';
import { Enrolment } from '../../record/enrolment.entity';
import { Clock } from '../../platform/clock';
import { keepEvidence } from '../../record/apart';
import { LateAgreement } from '../../record/late-agreement.entity';
import { Signature } from '../../record/signature.entity';

/** A trainer answers to a signature that needs it. */
@Injectable()
export class LateAgreementService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly completion: CompletionService,
  ) {}

  /**
   * Keeps the answer; the same one given twice, by one trainer or two, changes nothing. The other one,
   * with its reason, supersedes what was answered before, and both are kept.
   * @throws Refusal `not-found`, `transition-not-allowed` when the signature is not late,
   * `second-person` for who passed or made it, `reason-required` to answer otherwise than before.
   */
  async answer(
    caller: Caller,
    signatureId: string,
    { id, agreed, reason }: Answer,
  ): Promise<{ cohortId: string; halfDayId: string }> {
    const signature = await this.db.manager.findOneBy(Signature, { id: signatureId });
    if (!signature) throw new Refusal('not-found');
    const { halfDayId, personId } = signature;
    const { cohort, halfDay } = await this.access.halfDay(caller, halfDayId, 'signing.manage');
    if (!signature.late) throw new Refusal('transition-not-allowed');
    checkAgreement(caller.id, signature);

    await this.db.transaction(async (manager) => {
      const enrolment = await manager.findOneOrFail(Enrolment, {
        where: { cohortId: cohort.id, personId },
        lock: { mode: 'pessimistic_write' },
      });
      const [given] = standing(await manager.findBy(LateAgreement, { signatureId }));
      if (given?.agreed === agreed) return;
      if (given && !reason) throw new Refusal('reason-required');
      const reused = await manager.existsBy(LateAgreement, { id });
      if (reused) throw new Refusal('id-reused');
      const why = given && reason ? { reason } : {};
      await keepEvidence(manager, LateAgreement, [
        {
          ...{ id, signatureId, agreed, trainerId: caller.id, at: this.clock.now() },
          ...{ supersedesId: given?.id ?? null, about: personId, said: why },
        },
      ]);
      await this.audit.record(manager, {
        actorId: caller.id,
        organisationId: cohort.organisationId,
        action: agreed ? 'signature.agreed' : 'signature.refused',
        objectType: 'cohort',
        objectId: cohort.id,
        ...{ about: personId, ...why },
        detail: { halfDay: halfDay.position, enrolmentId: enrolment.id },
      });
      await this.completion.evaluate(manager, enrolment.id);
    });
    return { cohortId: cohort.id, halfDayId };
  }
}
