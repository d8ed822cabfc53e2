import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { EnrolmentRow } from '@percolateur/contract';
import { checkChangeable, followsCourse, Refusal } from '@percolateur/domain';
import type { EnrolmentStatus } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { MailQueue } from '../../platform/mail-queue';
import type { Cohort } from '../../record/cohort.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { AgendaService } from '../cohort/agenda.service';
import { SeatService } from '../cohort/seat.service';
import { EnrolmentReader } from './enrolment-reader.service';
import { checkOneRecord } from './may-learn';
import { movedOn } from './moves';

/** Giving people back the place that they were taken out of. */
@Injectable()
export class ReturnService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly agenda: AgendaService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly mail: MailQueue,
    private readonly reader: EnrolmentReader,
    private readonly seats: SeatService,
  ) {}

  /**
   * Takes a withdrawal back: the person has the place that they had, if it is still free, and is told.
   * Who is not withdrawn any more is left as they are.
   * @throws Refusal `not-found`, `forbidden`; `transition-not-allowed` for who was moved to another
   * session, or declined; `cohort-not-open`, `cohort-full`, `half-day-overlaps`
   */
  async takeBack(caller: Caller, enrolmentId: string): Promise<EnrolmentRow> {
    const known = await this.db.manager.findOneBy(Enrolment, { id: enrolmentId });
    if (!known) throw new Refusal('not-found');
    const { cohortId } = known;
    await this.access.cohort(caller, cohortId, 'people.write');
    const row = await this.seats.inTurn(cohortId, async (manager) => {
      const cohort = await this.seats.lock(manager, cohortId);
      const enrolment = await manager.findOneByOrFail(Enrolment, { id: enrolmentId });
      if (enrolment.status === 'declined' || (await movedOn(manager, enrolmentId))) {
        throw new Refusal('transition-not-allowed');
      }
      if (enrolment.status === 'withdrawn') {
        const status = await this.comeBack(manager, cohort, enrolment);
        await this.audit.record(manager, {
          ...{ actorId: caller.id, organisationId: cohort.organisationId },
          ...{ action: 'enrolment.returned', objectType: 'enrolment', objectId: enrolmentId },
          detail: { status },
        });
      }
      return this.reader.row(manager, cohort, enrolmentId);
    });
    await this.mail.sweepSoon();
    return row;
  }

  /**
   * Gives the place back, as it was when the person left, in a locked cohort; answers which it was.
   * @throws Refusal as `takeBack`
   */
  async comeBack(
    manager: EntityManager,
    cohort: Cohort,
    { id, personId }: Enrolment,
  ): Promise<EnrolmentStatus> {
    const [left] = await manager.query<{ status: EnrolmentStatus | null }[]>(leftAs, [id]);
    const status = left?.status;
    // Those who left before it was kept are invited again.
    if (!status) throw new Refusal('transition-not-allowed');
    checkChangeable(cohort.status);
    await checkOneRecord(manager, cohort.id, [personId]);
    const seated = followsCourse(status) || status === 'invited';
    if (seated && (await this.seats.free(manager, cohort)) === 0) throw new Refusal('cohort-full');
    if (followsCourse(status)) {
      const now = this.clock.now();
      const ahead = cohort.halfDays.filter(({ startsAt }) => startsAt > now);
      await this.agenda.checkFree(manager, cohort, ahead, [personId]);
    }
    const invited = status === 'invited' && this.seats.mayInvite(cohort);
    const again = invited ? this.seats.invitation(cohort) : { status };
    const back = { ...again, withdrawnAt: null, withdrawalReason: null };
    await manager.update(Enrolment, { id }, back);
    return status;
  }
}

/** What somebody had when they were last withdrawn, or moved. */
const leftAs = `
  select detail ->> 'status' as status from audit_event
  where object_type = 'enrolment' and object_id = $1::text
    and action in ('enrolment.moved', 'enrolment.withdrawn')
  order by at desc, id desc limit 1`;
