import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { followsCourse, Refusal } from '@percolateur/domain';
import { DataSource, In, IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import type { Cohort } from '../../record/cohort.entity';
import { asHolder, SeatService } from '../cohort/seat.service';
import { MailQueue } from '../../platform/mail-queue';
import { Enrolment } from '../../record/enrolment.entity';

/** Inviting people, for the first time or again. The mail worker finds what is owed. */
@Injectable()
export class InvitingService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly mail: MailQueue,
    private readonly seats: SeatService,
  ) {}

  /**
   * Invites those named, be they invited already, waiting, declined or withdrawn, as long as there
   * are seats: all or none. Nobody named: everyone who has a seat and was not invited yet.
   * @throws Refusal `not-found`, also for an enrolment of another cohort, `forbidden`,
   * `cohort-not-open`, `cohort-full`, `invitation-answered` for who follows the course already
   */
  async invite(
    caller: Caller,
    cohortId: string,
    enrolmentIds?: readonly string[],
  ): Promise<{ count: number }> {
    await this.access.cohort(caller, cohortId, 'people.write');
    const count = await this.db.transaction(async (manager) => {
      const cohort = await this.seats.lock(manager, cohortId);
      if (!this.seats.mayInvite(cohort)) throw new Refusal('cohort-not-open');
      const enrolments = enrolmentIds
        ? await this.named(manager, cohort, [...new Set(enrolmentIds)])
        : await manager.findBy(Enrolment, { cohortId, status: 'invited', invitedAt: IsNull() });
      await manager.update(
        Enrolment,
        { id: In(enrolments.map(({ id }) => id)) },
        { ...this.seats.invitation(cohort), withdrawalReason: null, withdrawnAt: null },
      );
      if (enrolments.length > 0) {
        await this.audit.record(manager, {
          actorId: caller.id,
          action: 'cohort.invited',
          objectType: 'cohort',
          objectId: cohortId,
          organisationId: cohort.organisationId,
          detail: { count: enrolments.length },
        });
      }
      return enrolments.length;
    });
    await this.mail.sweepSoon();
    return { count };
  }

  private async named(
    manager: EntityManager,
    cohort: Cohort,
    ids: readonly string[],
  ): Promise<Enrolment[]> {
    const enrolments = await manager.findBy(Enrolment, { cohortId: cohort.id, id: In([...ids]) });
    if (enrolments.length < ids.length) throw new Refusal('not-found');
    if (enrolments.some(({ status }) => followsCourse(status))) {
      throw new Refusal('invitation-answered');
    }
    const without = enrolments.filter((enrolment) => !this.seats.holds(asHolder(enrolment)));
    if (without.length > (await this.seats.free(manager, cohort))) throw new Refusal('cohort-full');
    return enrolments;
  }
}
