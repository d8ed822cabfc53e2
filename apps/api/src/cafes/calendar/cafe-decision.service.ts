import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { PublicCafeRow } from '@percolateur/contract';
import { archivedAfterDays, checkCafeMove, onlyForTheNation, Refusal } from '@percolateur/domain';
import type { CafeDecision } from '@percolateur/domain';
import { subDays } from 'date-fns/subDays';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { MailQueue } from '../../platform/mail-queue';
import { CafeAccount } from '../../record/cafe-account.entity';
import { CafeReport } from '../../record/cafe-report.entity';
import { CafeSeat } from '../../record/cafe-seat.entity';
import { PublicCafe } from '../../record/public-cafe.entity';
import { rowOf } from './cafe-view';

export type Which = 'to-decide' | 'coming' | 'past' | 'archived';

const over = `(c.state in ('refused', 'told')
  or (c.state in ('announced', 'cancelled') and c.ends_at <= :now))`;

/** What is asked of each list, and in which order it reads. */
const lists: Record<Which, { where: string; order: 'ASC' | 'DESC' }> = {
  // What was reported is to be decided too.
  'to-decide': {
    where: `(c.state in ('proposed', 'asked') or (c.hidden_at is null and
      exists (select from cafe_report r where r.cafe_id = c.id)))`,
    order: 'ASC',
  },
  coming: { where: `c.state in ('announced', 'cancelled') and c.ends_at > :now`, order: 'ASC' },
  past: { where: `c.archived_at is null and ${over}`, order: 'DESC' },
  archived: { where: 'c.archived_at is not null', order: 'DESC' },
};
const perPage = 30;

/** What the hub of a territory makes of its cafés. */
@Injectable()
export class CafeDecisionService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly mail: MailQueue,
  ) {}

  /** @throws Refusal `not-found` or `forbidden` */
  async list(
    caller: Caller,
    organisationId: string,
    { which, after }: { which: Which; after?: string },
  ): Promise<{ rows: PublicCafeRow[]; next: string | null }> {
    this.access.organisation(caller, organisationId, 'cafe.decide');
    this.note(caller, organisationId);
    const { where, order } = lists[which];
    const query = this.db.manager
      .createQueryBuilder(PublicCafe, 'c')
      .where('c.organisation_id = :organisationId', { organisationId })
      .andWhere(where, { now: this.clock.now() })
      .orderBy('c.startsAt', order)
      .addOrderBy('c.id', order)
      .take(perPage + 1);
    if (after) {
      const beyond = order === 'ASC' ? '>' : '<';
      query.andWhere(
        `(c.starts_at, c.id) ${beyond} (select starts_at, id from public_cafe where id = :after)`,
        { after },
      );
    }
    const found = await query.getMany();
    const page = found.slice(0, perPage);
    const rows = await this.rows(this.db.manager, page);
    return { rows, next: found.length > perPage ? page.at(-1)!.id : null };
  }

  /**
   * Announces a proposal, asks about it, or refuses it; who proposed it is told. The same decision
   * again changes nothing.
   * @throws Refusal `not-found`, `forbidden`, `transition-not-allowed`
   */
  async decide(
    caller: Caller,
    cafeId: string,
    { decision, words }: { decision: CafeDecision; words?: string },
  ): Promise<PublicCafeRow> {
    const row = await this.change(caller, cafeId, async (manager, cafe) => {
      if (checkCafeMove(cafe.state, decision) === 'done') return null;
      await this.record(manager, caller, cafe, decision);
      return {
        ...{ state: decision, hubWords: words ?? null },
        ...(decision === 'asked' && { answer: null }),
        ...{ decidedAt: this.clock.now(), decidedById: caller.id },
      };
    });
    await this.mail.tellCafe(cafeId);
    return row;
  }

  /** Takes a page away, or shows it again: reports about it are settled. Throws as `decide`. */
  async hide(
    caller: Caller,
    cafeId: string,
    { hidden, reason }: { hidden: boolean; reason: string },
  ): Promise<PublicCafeRow> {
    return this.change(caller, cafeId, async (manager, cafe) => {
      await manager.delete(CafeReport, { cafeId });
      if (hidden === (cafe.hiddenAt !== null)) return null;
      await this.record(manager, caller, cafe, hidden ? 'hidden' : 'shown', reason);
      return { hiddenAt: hidden ? this.clock.now() : null };
    });
  }

  /**
   * Puts a café away once it is over, or brings it back. Twice changes nothing. Throws as `decide`, and
   * `transition-not-allowed` for one that is to come, or back after a year.
   */
  async archive(caller: Caller, cafeId: string, archived: boolean): Promise<PublicCafeRow> {
    return this.change(caller, cafeId, async (manager, cafe) => {
      if (archived === (cafe.archivedAt !== null)) return null;
      const now = this.clock.now();
      if (archived && cafe.state !== 'refused' && cafe.endsAt > now) {
        throw new Refusal('transition-not-allowed');
      }
      // The sweep would put it away again.
      if (!archived && cafe.endsAt <= subDays(now, archivedAfterDays)) {
        throw new Refusal('transition-not-allowed');
      }
      await this.record(manager, caller, cafe, archived ? 'archived' : 'unarchived');
      return { archivedAt: archived ? now : null };
    });
  }

  private async change(
    caller: Caller,
    id: string,
    work: (manager: EntityManager, cafe: PublicCafe) => Promise<Partial<PublicCafe> | null>,
  ): Promise<PublicCafeRow> {
    const found = await this.db.manager.findOneBy(PublicCafe, { id });
    // What nobody confirmed is nobody’s to read.
    if (!found?.provedAt) throw new Refusal('not-found');
    this.access.organisation(caller, found.organisationId, 'cafe.decide');
    this.note(caller, found.organisationId);
    return this.db.transaction(async (manager) => {
      const cafe = await manager.findOneOrFail(PublicCafe, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      const fields = await work(manager, cafe);
      if (fields) await manager.update(PublicCafe, { id }, fields);
      const after = await manager.findOneByOrFail(PublicCafe, { id });
      const [row] = await this.rows(manager, [after]);
      return row!;
    });
  }

  private async rows(manager: EntityManager, cafes: readonly PublicCafe[]) {
    const cafeId = In(cafes.map(({ id }) => id));
    const seats = await manager.findBy(CafeSeat, { cafeId });
    const reports = await manager.find(CafeReport, { where: { cafeId }, order: { at: 'ASC' } });
    const accounts = await manager.findBy(CafeAccount, { cafeId });
    return cafes.map((cafe) => {
      const its = (each: { cafeId: string }) => each.cafeId === cafe.id;
      return rowOf(cafe, seats.filter(its), reports.filter(its), accounts.find(its));
    });
  }

  private note(caller: Caller, organisationId: string): void {
    if (!onlyForTheNation(caller, organisationId)) return;
    this.access.noteNationalRead(caller, organisationId, {
      type: 'organisation',
      id: organisationId,
    });
  }

  private record(
    manager: EntityManager,
    caller: Caller,
    { id, organisationId }: PublicCafe,
    deed: CafeDecision | 'archived' | 'hidden' | 'shown' | 'unarchived',
    reason?: string,
  ): Promise<void> {
    return this.audit.record(manager, {
      ...{ actorId: caller.id, action: `cafe.${deed}` as const, objectType: 'public-cafe' },
      ...{ objectId: id, organisationId, reason },
    });
  }
}
