import { Injectable } from '@nestjs/common';
import type { InvitationsRequest } from '@percolateur/contract';
import { followsCourse, Refusal } from '@percolateur/domain';
import { In, IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import type { Cohort } from '../../record/cohort.entity';
import { asHolder, SeatService } from '../cohort/seat.service';
import { MailQueue } from '../../platform/mail-queue';
import { Enrolment } from '../../record/enrolment.entity';
import { checkOneRecord } from './may-learn';

/** Inviting people, for the first time or again. The mail worker finds what is owed. */
@Injectable()
export class InvitingService {
  constructor(
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly mail: MailQueue,
    private readonly seats: SeatService,
  ) {}

  /**
   * Invites those named, be they invited already, waiting, declined or withdrawn, as long as there
   * are seats: all or none. Nobody named: everyone who has a seat and was not invited yet. The same
   * request again, known by its id, sends nothing.
   * @throws Refusal `not-found`, also for an enrolment of another cohort, `forbidden`,
   * `cohort-not-open`, `cohort-full`, `invitation-answered` for who follows the course already
   */
  async invite(
    caller: Caller,
    cohortId: string,
    { id: request, enrolmentIds }: z.infer<typeof InvitationsRequest>,
  ): Promise<{ count: number }> {
    await this.access.cohort(caller, cohortId, 'people.write');
    const count = await this.seats.inTurn(cohortId, async (manager) => {
      const cohort = await this.seats.lock(manager, cohortId);
      const sent = request ? await this.countOf(manager, cohortId, request) : null;
      if (sent !== null) return sent;
      if (!this.seats.mayInvite(cohort)) throw new Refusal('cohort-not-open');
      const enrolments = enrolmentIds
        ? await this.named(manager, cohort, [...new Set(enrolmentIds)])
        : await manager.findBy(Enrolment, { cohortId, status: 'invited', invitedAt: IsNull() });
      const invitedIds = enrolments.map(({ personId }) => personId);
      await checkOneRecord(manager, cohortId, invitedIds);
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
          detail: { count: enrolments.length, ...(request && { request }) },
        });
      }
      return enrolments.length;
    });
    await this.mail.sweepSoon();
    return { count };
  }

  /** How many invitations a request sent; null when it is new. */
  private async countOf(
    manager: EntityManager,
    cohortId: string,
    request: string,
  ): Promise<number | null> {
    const [known] = await manager.query<{ count: number }[]>(
      `select (detail ->> 'count')::int as count from audit_event
       where object_type = 'cohort' and object_id = $1 and action = 'cohort.invited'
         and detail ->> 'request' = $2`,
      [cohortId, request],
    );
    return known?.count ?? null;
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
