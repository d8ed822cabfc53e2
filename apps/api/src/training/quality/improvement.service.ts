import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Improvement as ImprovementView, qualityRoutes } from '@percolateur/contract';
import { Refusal } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import type { Asked } from '../../platform/serve';
import { Complaint } from '../../record/complaint.entity';
import { Improvement } from '../../record/improvement.entity';
import { pageFrom } from '../../record/searched';
import { addLine, linesOf } from './register';

type Body<R extends keyof typeof qualityRoutes> = Asked<(typeof qualityRoutes)[R]>['body'];

/** What a hub decides to do better, and what comes of it. */
@Injectable()
export class ImprovementService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly audit: AuditService,
  ) {}

  /** @throws Refusal `not-found`, `forbidden`, `id-reused` */
  async note(
    caller: Caller,
    organisationId: string,
    noted: Body<'noteImprovement'>,
  ): Promise<void> {
    this.access.organisation(caller, organisationId, 'quality.write');
    const { id, complaintId } = noted;
    await this.db.transaction(async (manager) => {
      const known =
        !complaintId || (await manager.existsBy(Complaint, { id: complaintId, organisationId }));
      if (!known) throw new Refusal('not-found');
      if (!(await addLine(manager, Improvement, { organisationId, revision: 1, ...noted }))) return;
      await this.audit.record(manager, {
        ...{ actorId: caller.id, organisationId, action: 'improvement.noted' },
        ...{ objectType: 'improvement', objectId: id },
      });
    });
  }

  /** The newest first. @throws Refusal `not-found` or `forbidden` */
  async list(caller: Caller, organisationId: string, after?: string) {
    this.access.organisation(caller, organisationId, 'quality.read');
    const read = await linesOf(this.db.manager, Improvement, {
      ...{ day: 'decidedOn', organisationId, after },
    }).getMany();
    const { rows, next } = pageFrom(read, ({ id }) => id);
    return { rows: rows.map(viewOf), next };
  }

  /** @throws Refusal `not-found`, `forbidden`, or `stale-edit` when somebody did meanwhile */
  async end(
    caller: Caller,
    id: string,
    { revision, doneOn, outcome }: Body<'endImprovement'>,
  ): Promise<void> {
    await this.db.transaction(async (manager) => {
      const improvement = await manager.findOne(Improvement, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      if (!improvement) throw new Refusal('not-found');
      const { organisationId } = improvement;
      this.access.organisation(caller, organisationId, 'quality.write');
      if (improvement.doneOn === doneOn && improvement.outcome === outcome) return;
      if (improvement.revision !== revision) throw new Refusal('stale-edit');
      await manager.save(Object.assign(improvement, { doneOn, outcome }));
      await this.audit.record(manager, {
        ...{ actorId: caller.id, organisationId, action: 'improvement.ended' },
        ...{ objectType: 'improvement', objectId: id },
      });
    });
  }
}

const viewOf = ({
  id,
  revision,
  cause,
  complaintId,
  body,
  ...line
}: Improvement): ImprovementView => ({
  ...{ id, revision, cause, complaintId, body, decidedOn: line.decidedOn },
  ...{ dueOn: line.dueOn, doneOn: line.doneOn, outcome: line.outcome },
});
