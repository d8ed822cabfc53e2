import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Complaint as ComplaintView, qualityRoutes } from '@percolateur/contract';
import { fullName, localDate, Refusal } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import type { Asked } from '../../platform/serve';
import { Cohort } from '../../record/cohort.entity';
import { Complaint } from '../../record/complaint.entity';
import { pageFrom } from '../../record/searched';
import { addLine, linesOf } from './register';

type Body<R extends keyof typeof qualityRoutes> = Asked<(typeof qualityRoutes)[R]>['body'];

/** The register of complaints of a hub. */
@Injectable()
export class ComplaintService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** A learner writes to the hub of a session that they follow. @throws Refusal `not-found`, `id-reused` */
  async complain(caller: Caller, cohortId: string, { id, body }: Body<'complain'>): Promise<void> {
    await this.access.enrolment(caller, cohortId);
    const { organisationId, timeZone } = await this.db.manager.findOneByOrFail(Cohort, {
      id: cohortId,
    });
    await this.keep(caller, {
      ...{ id, organisationId, cohortId, byId: caller.id, source: 'learner', body },
      receivedOn: localDate(this.clock.now(), timeZone),
    });
  }

  /** Writes down what came by another way. @throws Refusal `not-found`, `forbidden`, `id-reused` */
  async note(
    caller: Caller,
    organisationId: string,
    { cohortId, ...noted }: Body<'noteComplaint'>,
  ): Promise<void> {
    this.access.organisation(caller, organisationId, 'quality.write');
    if (cohortId && !(await this.db.manager.existsBy(Cohort, { id: cohortId, organisationId }))) {
      throw new Refusal('not-found');
    }
    await this.keep(caller, { organisationId, cohortId, byId: null, ...noted });
  }

  /** The newest first. @throws Refusal `not-found` or `forbidden` */
  async list(caller: Caller, organisationId: string, after?: string) {
    this.access.organisation(caller, organisationId, 'quality.read');
    const read = await linesOf(this.db.manager, Complaint, {
      ...{ day: 'receivedOn', organisationId, after },
    })
      .leftJoinAndSelect('line.cohort', 'cohort')
      .leftJoinAndSelect('line.by', 'by')
      .getMany();
    const { rows, next } = pageFrom(read, ({ id }) => id);
    return { rows: rows.map(viewOf), next };
  }

  /** @throws Refusal `not-found`, `forbidden`, or `stale-edit` when somebody answered meanwhile */
  async answer(
    caller: Caller,
    id: string,
    { revision, answer, answeredOn }: Body<'answerComplaint'>,
  ): Promise<void> {
    await this.db.transaction(async (manager) => {
      const complaint = await manager.findOne(Complaint, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      if (!complaint) throw new Refusal('not-found');
      const { organisationId } = complaint;
      this.access.organisation(caller, organisationId, 'quality.write');
      if (complaint.answer === answer && complaint.answeredOn === answeredOn) return;
      if (complaint.revision !== revision) throw new Refusal('stale-edit');
      await manager.save(Object.assign(complaint, { answer, answeredOn }));
      await this.audit.record(manager, {
        ...{ actorId: caller.id, organisationId, action: 'complaint.answered' },
        ...{ objectType: 'complaint', objectId: id },
      });
    });
  }

  private async keep(
    caller: Caller,
    complaint: Partial<Complaint> & Pick<Complaint, 'id' | 'organisationId'>,
  ): Promise<void> {
    const { id, organisationId } = complaint;
    await this.db.transaction(async (manager) => {
      const row = { ...complaint, createdAt: this.clock.now(), revision: 1 };
      if (!(await addLine(manager, Complaint, row))) return;
      await this.audit.record(manager, {
        ...{ actorId: caller.id, organisationId, action: 'complaint.noted' },
        ...{ objectType: 'complaint', objectId: id },
      });
    });
  }
}

const viewOf = ({ cohort, by, ...line }: Complaint): ComplaintView => ({
  ...{ id: line.id, revision: line.revision, cohortId: line.cohortId },
  ...{ cohortTitle: cohort?.title ?? null, source: line.source },
  ...{ who: by ? fullName(by) : line.who, written: line.byId !== null },
  ...{ receivedOn: line.receivedOn, body: line.body },
  ...{ answer: line.answer, answeredOn: line.answeredOn },
});
