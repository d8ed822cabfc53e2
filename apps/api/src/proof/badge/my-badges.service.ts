import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type {
  BadgeShare as Share,
  IssuedAchievement,
  MyBadge,
  SharedBadge,
} from '@percolateur/contract';
import { fullName, networkOf, paces, Refusal } from '@percolateur/domain';
import type { Achievement } from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { ThrottleService } from '../../platform/throttle.service';
import { BadgeShare } from '../../record/badge-share.entity';
import { Badge } from '../../record/badge.entity';
import { withStatus } from '../../record/standing-certificates';
import { IssuerService } from './issuer.service';
import { credentialsOf } from './kept-badges';
import { statementOf } from './read-credential';

/** The badges of their holder, and the links by which they are shown. */
@Injectable()
export class MyBadgesService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly issuers: IssuerService,
    private readonly throttle: ThrottleService,
  ) {}

  /** The caller’s own, the latest first; of an attestation that was replaced, those of the new one. */
  async mine(caller: Caller): Promise<MyBadge[]> {
    const { manager } = this.db;
    const badges = await manager.find(Badge, {
      where: { certificate: { enrolment: { personId: In(caller.records) } } },
      relations: { certificate: true, organisation: true },
      order: { issuedAt: 'DESC', id: 'DESC' },
    });
    const certificates = await withStatus(
      manager,
      badges.map(({ certificate }) => certificate!),
    );
    const shares = await manager.findBy(BadgeShare, { badgeId: In(badges.map(({ id }) => id)) });
    return badges.flatMap(({ id, achievement, organisationId, organisation, issuedAt }, index) => {
      const { number, status } = certificates[index];
      if (status === 'superseded') return [];
      const share = shares.find(({ badgeId }) => badgeId === id);
      return [
        {
          ...{ id, achievement, organisationId, organisation: organisation!.legalName },
          ...{ number, status, issuedAt: issuedAt.toISOString() },
          share: share ? { code: share.code, named: share.named } : null,
        },
      ];
    });
  }

  /** A badge of the caller’s, and the bytes that it was signed in. @throws Refusal `not-found` */
  async read(caller: Caller, badgeId: string): Promise<{ badge: Badge; credential: string }> {
    const badge = await this.own(caller, badgeId);
    const credential = (await credentialsOf(this.db.manager, [badgeId])).get(badgeId);
    if (!credential) throw new Refusal('not-found');
    return { badge, credential };
  }

  /** Opens the link, or changes what it shows: the address stays. @throws Refusal `not-found` */
  async share(caller: Caller, badgeId: string, named: boolean): Promise<Share> {
    await this.own(caller, badgeId);
    const code = randomBytes(20).toString('hex');
    const [share] = await this.db.query<Share[]>(
      `insert into badge_share as s (badge_id, code, named, opened_at) values ($1, $2, $3, $4)
       on conflict (badge_id) do update set named = excluded.named
       returning code, named`,
      [badgeId, code, named, this.clock.now()],
    );
    return share;
  }

  /** Ends the link for good. @throws Refusal `not-found` */
  async hide(caller: Caller, badgeId: string): Promise<void> {
    await this.own(caller, badgeId);
    await this.db.manager.delete(BadgeShare, { badgeId });
  }

  /**
   * What a badge that is shown says.
   * @throws Refusal `not-found` when no link has the code any more, or then `too-many-tries`
   */
  async shared(code: string, ipAddress: string): Promise<SharedBadge> {
    const { manager } = this.db;
    const share = await manager.findOne(BadgeShare, {
      where: { code },
      relations: { badge: { certificate: true, organisation: true } },
    });
    const badge = share?.badge;
    const credential = badge && (await credentialsOf(manager, [badge.id])).get(badge.id);
    if (!share || !badge || !credential) {
      await this.throttle.count(paces.unknownDocuments, networkOf(ipAddress));
      throw new Refusal('not-found');
    }
    const [{ status, snapshot }] = await withStatus(manager, [badge.certificate!]);
    return {
      ...{ achievement: badge.achievement, organisationId: badge.organisationId },
      organisation: badge.organisation!.legalName,
      name: share.named ? fullName(snapshot.learner) : null,
      ...{ number: snapshot.number, status, issuedAt: badge.issuedAt.toISOString() },
      evidence: statementOf(JSON.parse(credential) as Record<string, unknown>).evidence,
    };
  }

  /** What anyone may know of an achievement. @throws Refusal `not-found` */
  async achievement(organisationId: string, achievement: Achievement): Promise<IssuedAchievement> {
    const { name, addresses } = await this.issuers.issuer(organisationId);
    return { achievement, organisationId, organisation: name, did: addresses.did };
  }

  private async own(caller: Caller, badgeId: string): Promise<Badge> {
    const badge = await this.db.manager.findOneBy(Badge, {
      id: badgeId,
      certificate: { enrolment: { personId: caller.id } },
    });
    if (!badge) throw new Refusal('not-found');
    return badge;
  }
}
