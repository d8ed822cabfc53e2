import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { NewRegistrationLink, RegistrationLinkView } from '@percolateur/contract';
import { addLocalDays, atLocalTime, linkEnd, Refusal } from '@percolateur/domain';
import type { LinkEnd } from '@percolateur/domain';
import { DataSource, IsNull, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import type { Cohort } from '../../record/cohort.entity';
import { HalfDay } from '../../record/half-day.entity';
import { Registration } from '../../record/registration.entity';
import { RegistrationLink } from '../../record/registration-link.entity';
import { RegistrationTokens } from './registration-tokens';

/** The links through which people ask for a seat in a cohort: several may live at once. */
@Injectable()
export class LinkService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly tokens: RegistrationTokens,
  ) {}

  /** The newest first. @throws Refusal `not-found` or `forbidden` */
  async list(caller: Caller, cohortId: string): Promise<RegistrationLinkView[]> {
    const cohort = await this.access.cohort(caller, cohortId, 'people.write');
    const links = await this.db.manager.find(RegistrationLink, {
      where: { cohortId },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
    return Promise.all(links.map((link) => this.view(this.db.manager, cohort, link)));
  }

  /**
   * Makes a link that lives until the end of its last day. The same request again answers the same
   * link.
   * @throws Refusal `not-found`, `forbidden`, `id-reused`
   */
  async create(
    caller: Caller,
    cohortId: string,
    { id, label, lastDay, maxUses }: NewRegistrationLink,
  ): Promise<RegistrationLinkView> {
    const cohort = await this.access.cohort(caller, cohortId, 'people.write');
    const expiresAt = lastDay && atLocalTime(addLocalDays(lastDay, 1), '00:00', cohort.timeZone);
    return this.db.transaction(async (manager) => {
      const { raw } = await manager
        .createQueryBuilder()
        .insert()
        .into(RegistrationLink)
        .values({ id, cohortId, label, expiresAt, maxUses, createdAt: this.clock.now() })
        .orIgnore()
        .returning('id')
        .execute();
      const link = await manager.findOneByOrFail(RegistrationLink, { id });
      if (link.cohortId !== cohortId) throw new Refusal('id-reused');
      if (raw.length > 0) await this.record(manager, caller, cohort, 'created');
      return this.view(manager, cohort, link);
    });
  }

  /**
   * Closes a link for good; closing it twice changes nothing.
   * @throws Refusal `not-found` or `forbidden`
   */
  async revoke(caller: Caller, linkId: string): Promise<RegistrationLinkView> {
    const found = await this.db.manager.findOneBy(RegistrationLink, { id: linkId });
    if (!found) throw new Refusal('not-found');
    const cohort = await this.access.cohort(caller, found.cohortId, 'people.write');
    return this.db.transaction(async (manager) => {
      const link = await lockLink(manager, linkId);
      if (!link.revokedAt) {
        link.revokedAt = this.clock.now();
        await manager.update(RegistrationLink, { id: linkId }, { revokedAt: link.revokedAt });
        await this.record(manager, caller, cohort, 'revoked');
      }
      return this.view(manager, cohort, link);
    });
  }

  /** Why a link takes nobody in now; null while it does. */
  async endOf(
    manager: EntityManager,
    cohort: Cohort,
    link: RegistrationLink,
  ): Promise<LinkEnd | null> {
    return (await this.standing(manager, cohort, link)).end;
  }

  private async standing(manager: EntityManager, { id, status }: Cohort, link: RegistrationLink) {
    const uses = await manager.countBy(Registration, { linkId: link.id, provedAt: Not(IsNull()) });
    const first = await manager.findOne(HalfDay, {
      where: { cohortId: id },
      order: { startsAt: 'ASC' },
    });
    const startsAt = first?.startsAt ?? null;
    return { uses, end: linkEnd({ ...link, uses }, { status, startsAt }, this.clock.now()) };
  }

  private async view(
    manager: EntityManager,
    cohort: Cohort,
    link: RegistrationLink,
  ): Promise<RegistrationLinkView> {
    const { id, label, createdAt, expiresAt, maxUses } = link;
    return {
      ...{ id, label, maxUses, ...(await this.standing(manager, cohort, link)) },
      token: this.tokens.of('registration-link', id),
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt?.toISOString() ?? null,
    };
  }

  private record(
    manager: EntityManager,
    { id: actorId }: Caller,
    { id: objectId, organisationId }: Cohort,
    deed: 'created' | 'revoked',
  ): Promise<void> {
    const action = `registration-link.${deed}` as const;
    const fact = { actorId, action, objectType: 'cohort', objectId, organisationId };
    return this.audit.record(manager, fact);
  }
}

/** A link, nobody else using it up until the transaction ends. */
export const lockLink = (manager: EntityManager, id: string) =>
  manager.findOneOrFail(RegistrationLink, { where: { id }, lock: { mode: 'pessimistic_write' } });
