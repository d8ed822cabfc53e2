import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { achievementOf, badgeAddresses, issuerProfile, Refusal } from '@percolateur/domain';
import type { Achievement, BadgeIssuer } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { IssuerKey } from '../../record/issuer-key.entity';
import { Organisation } from '../../record/organisation.entity';
import { verificationMethod } from './multikey';

const openBadges = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';

/** What anyone reads about an organisation that issues badges. */
@Injectable()
export class IssuerService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** @throws Refusal `not-found` */
  async issuer(organisationId: string): Promise<BadgeIssuer & { shortName: string }> {
    const organisation = await this.db.manager.findOneBy(Organisation, { id: organisationId });
    if (!organisation) throw new Refusal('not-found');
    const addresses = badgeAddresses(this.env.publicUrl, organisationId);
    return { addresses, name: organisation.legalName, shortName: organisation.name };
  }

  /**
   * The DID document (DID 1.0): every key the organisation ever signed with, so that what an old one
   * signed still verifies. @throws Refusal `not-found`
   */
  async didDocument(organisationId: string): Promise<object> {
    const { addresses } = await this.issuer(organisationId);
    const keys = await this.db.manager.find(IssuerKey, {
      where: { organisationId },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
    const methods = keys.map(({ publicKey }) => verificationMethod(addresses.did, publicKey));
    return {
      '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
      id: addresses.did,
      verificationMethod: methods,
      assertionMethod: methods.map(({ id }) => id),
    };
  }

  /** @throws Refusal `not-found` */
  async profile(organisationId: string): Promise<object> {
    return { '@context': openBadges, ...issuerProfile(await this.issuer(organisationId)) };
  }

  /** @throws Refusal `not-found` */
  async achievement(organisationId: string, achievement: Achievement): Promise<object> {
    const issuer = await this.issuer(organisationId);
    return {
      '@context': openBadges,
      ...achievementOf(achievement, issuer),
      creator: issuerProfile(issuer),
    };
  }
}
