import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { IssueOrder as View, NewIssueOrder } from '@percolateur/contract';
import { fullName, Refusal } from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { IssueQueue } from '../../platform/issue-queue';
import { Enrolment } from '../../record/enrolment.entity';
import { IssueOrder } from '../../record/issue-order.entity';

const shown = 5;

/** Documents asked for together, and how far they are. */
@Injectable()
export class OrderService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly clock: Clock,
    private readonly queue: IssueQueue,
  ) {}

  /**
   * Has documents issued in the background; asked twice under one id, once.
   * @throws Refusal `not-found`, also when somebody is not of this cohort, `forbidden`, `id-reused`
   */
  async ask(caller: Caller, cohortId: string, asked: NewIssueOrder): Promise<View> {
    await this.access.cohort(caller, cohortId, 'certificate.issue');
    const { manager } = this.db;
    const enrolmentIds = [...new Set(asked.enrolmentIds)];
    const known = await manager.countBy(Enrolment, { id: In(enrolmentIds), cohortId });
    if (known < enrolmentIds.length) throw new Refusal('not-found');
    await manager
      .createQueryBuilder()
      .insert()
      .into(IssueOrder)
      .values({
        ...{ id: asked.id, cohortId, kind: asked.kind, enrolmentIds },
        ...{ askedById: caller.id, askedAt: this.clock.now() },
      })
      .orIgnore()
      .execute();
    const order = await manager.findOneByOrFail(IssueOrder, { id: asked.id });
    if (order.cohortId !== cohortId) throw new Refusal('id-reused');
    if (order.status === 'waiting') this.queue.issue(order.id);
    const [view] = await this.views([order]);
    return view;
  }

  /** Those of a cohort, the latest first. @throws Refusal `not-found` or `forbidden` */
  async list(caller: Caller, cohortId: string): Promise<View[]> {
    await this.access.cohort(caller, cohortId, 'certificate.issue');
    const orders = await this.db.manager.find(IssueOrder, {
      where: { cohortId },
      order: { askedAt: 'DESC', id: 'DESC' },
      take: shown,
    });
    return this.views(orders);
  }

  private async views(orders: readonly IssueOrder[]): Promise<View[]> {
    const refusedIds = orders.flatMap(({ refused }) => refused.map((each) => each.enrolmentId));
    const enrolments = await this.db.manager.find(Enrolment, {
      where: { id: In(refusedIds) },
      relations: { person: true },
    });
    const names = new Map(enrolments.map(({ id, person }) => [id, fullName(person!)]));
    return orders.map(({ id, kind, status, fault, done, issued, already, ...order }) => ({
      ...{ id, kind, status, fault, done, issued, already },
      total: order.enrolmentIds.length,
      refused: order.refused.map((each) => ({ ...each, name: names.get(each.enrolmentId)! })),
      askedAt: order.askedAt.toISOString(),
    }));
  }
}
