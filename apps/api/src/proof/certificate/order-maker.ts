import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { may, Refusal, refusalMessage } from '@percolateur/domain';
import type { Grants } from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { IssueQueue } from '../../platform/issue-queue';
import { MailQueue } from '../../platform/mail-queue';
import { Cohort } from '../../record/cohort.entity';
import { IssueOrder } from '../../record/issue-order.entity';
import { Person } from '../../record/person.entity';
import { Issuing } from './issuing';

/** People in one transaction: few, so that others who issue in the hub wait a moment at most. */
const atOnce = 10;
const mostTries = 3;

/** Issues what was ordered, some people at a time: the work of the worker. */
@Injectable()
export class OrderMaker {
  private readonly logger = new Logger('orders');

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly issuing: Issuing,
    private readonly mail: MailQueue,
    private readonly queue: IssueQueue,
  ) {}

  /** Asks again for what was ordered and is not finished: its job was lost, or its process killed. */
  async resume(): Promise<void> {
    const open = await this.db.manager.find(IssueOrder, {
      where: { status: In(['waiting', 'under-way']) },
      order: { askedAt: 'ASC' },
      select: { id: true },
      take: 100,
    });
    for (const { id } of open) this.queue.issue(id);
  }

  /** Works through an order from where it stands; what was issued is written with how far it is. */
  async work(id: string): Promise<void> {
    try {
      while (await this.db.transaction((manager) => this.step(manager, id)));
    } catch (error) {
      await this.stop(id, error);
    }
    await this.mail.sweepSoon();
  }

  /** The next few people. Answers whether there are more. */
  private async step(manager: EntityManager, id: string): Promise<boolean> {
    const order = await manager.findOne(IssueOrder, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    if (!order || order.status === 'done' || order.status === 'failed') return false;
    const { cohortId, kind, enrolmentIds } = order;
    const next = enrolmentIds.slice(order.done, order.done + atOnce);
    const issuer = await issuerOf(manager, order);
    const outcome = await this.issuing.issue(manager, issuer, cohortId, {
      ...{ kind, enrolmentIds: next },
    });
    const done = order.done + next.length;
    const more = done < enrolmentIds.length;
    await manager.update(
      IssueOrder,
      { id },
      {
        ...{ done, tries: 0, status: more ? 'under-way' : 'done' },
        issued: order.issued + outcome.issued,
        already: order.already + outcome.already,
        refused: [
          ...order.refused,
          ...outcome.refused.map(({ enrolmentId, reason }) => ({ enrolmentId, reason })),
        ],
      },
    );
    return more;
  }

  /** A refusal is for good; anything else is tried again at the next sweep, some times. */
  private async stop(id: string, error: unknown): Promise<void> {
    const refused = error instanceof Refusal;
    this.logger.warn(`Order ${id}: ${(error as Error).message}`);
    const { manager } = this.db;
    await manager.increment(IssueOrder, { id }, 'tries', 1);
    const { tries } = await manager.findOneByOrFail(IssueOrder, { id });
    if (!refused && tries < mostTries) return;
    const fault = refused
      ? refusalMessage(error.code, error.details).detail
      : 'Une panne chez nous a arrêté l’émission. Ce qui est émis reste émis ; relancez pour les autres.';
    await manager.update(IssueOrder, { id }, { status: 'failed', fault });
  }
}

/** Who ordered, if they still may. @throws Refusal `forbidden` */
async function issuerOf(
  manager: EntityManager,
  { askedById, cohortId }: IssueOrder,
): Promise<Person> {
  const { organisationId } = await manager.findOneByOrFail(Cohort, { id: cohortId });
  const roles = await manager.query<Grants['roles']>(
    `select r.organisation_id as "organisationId", o.kind as "organisationKind", r.role
     from role_grant r join organisation o on o.id = r.organisation_id where r.person_id = $1`,
    [askedById],
  );
  if (!may({ roles }, 'certificate.issue', { organisationId, personId: askedById })) {
    throw new Refusal('forbidden');
  }
  return manager.findOneByOrFail(Person, { id: askedById });
}
