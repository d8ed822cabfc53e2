import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { CertificateSnapshot } from '@percolateur/contract';
import {
  badgeAddresses,
  badgeCredential,
  fullName,
  localDate,
  trainingEvidence,
} from '@percolateur/domain';
import type { Achievement, BadgeEvidence, HashedIdentity } from '@percolateur/domain';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { Clock } from '../../platform/clock';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { Secrets } from '../../platform/secrets';
import { keepEvidence } from '../../record/apart';
import { Badge } from '../../record/badge.entity';
import type { Certificate } from '../../record/certificate.entity';
import type { Person } from '../../record/person.entity';
import { queueFor, signingKey } from './issuer-keys';
import { credentialsOf } from './kept-badges';
import { Notary } from './notary';

/** An attestation in force, what it states, and whose it is. */
export interface Attested {
  certificate: Pick<Certificate, 'id' | 'organisationId'>;
  snapshot: CertificateSnapshot;
  person: Pick<Person, 'id' | 'email'>;
}

/** Awards badges with the attestations that they rest on, each once. */
@Injectable()
export class AwardService {
  constructor(
    private readonly clock: Clock,
    private readonly notary: Notary,
    private readonly secrets: Secrets,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** *Formé·e*: to all who were just given their attestation, in the transaction that gives it. */
  async awardTrained(manager: EntityManager, attested: readonly Attested[]): Promise<void> {
    await this.award(
      manager,
      'trained',
      attested.map((each) => ({ ...each, evidence: [evidenceOf(each.snapshot)] })),
    );
  }

  /**
   * *Animateur·rice*, *passeur·euse*: to who was trained and has since done more, `proofs` saying what.
   * The second time changes nothing.
   */
  async awardSince(
    manager: EntityManager,
    achievement: Exclude<Achievement, 'trained'>,
    attested: Attested,
    proofs: readonly BadgeEvidence[],
  ): Promise<void> {
    const evidence = [evidenceOf(attested.snapshot), ...proofs];
    await this.award(manager, achievement, [{ ...attested, evidence }]);
  }

  /** The badges of an attestation, anew for the version that replaces it. */
  async follow(manager: EntityManager, replacedId: string, attested: Attested): Promise<void> {
    await this.awardTrained(manager, [attested]);
    for (const achievement of ['host', 'passer'] as const) {
      const before = await manager.findOneBy(Badge, { certificateId: replacedId, achievement });
      const [, ...proofs] = before ? await evidenceKept(manager, before) : [];
      if (proofs.length > 0) await this.awardSince(manager, achievement, attested, proofs);
    }
  }

  private async award(
    manager: EntityManager,
    achievement: Achievement,
    awards: readonly (Attested & { evidence: readonly BadgeEvidence[] })[],
  ): Promise<void> {
    if (awards.length === 0) return;
    const [{ certificate, snapshot }] = awards;
    const { organisationId } = certificate;
    await queueFor(manager, organisationId);
    const known = await manager.findBy(Badge, {
      certificateId: In(awards.map((each) => each.certificate.id)),
      achievement,
    });
    const fresh = awards.filter(
      (each) => !known.some(({ certificateId }) => certificateId === each.certificate.id),
    );
    if (fresh.length === 0) return;
    const now = this.clock.now();
    const key = await signingKey(manager, this.secrets, { organisationId, now });
    const [{ next }] = await manager.query<{ next: number }[]>(
      `select coalesce(max(status_number) + 1, 0) as next from badge where organisation_id = $1`,
      [organisationId],
    );
    const addresses = badgeAddresses(this.env.publicUrl, organisationId);
    const badges = fresh.map((each, index) => ({
      ...each,
      ...{ id: uuidv7(), statusNumber: next + index },
    }));
    const credentials = await this.notary.sign({
      ...{ did: addresses.did, key: key.pair, at: now.getTime() },
      credentials: badges.map((badge) =>
        badgeCredential({
          ...{ id: badge.id, achievement, statusNumber: badge.statusNumber, issuedAt: now },
          issuer: { addresses, name: snapshot.organisation.legalName },
          recipient: recipientOf(badge),
          from: localDate(new Date(badge.snapshot.startsAt), badge.snapshot.timeZone),
          to: localDate(new Date(badge.snapshot.endsAt), badge.snapshot.timeZone),
          evidence: badge.evidence,
        }),
      ),
    });
    await keepEvidence(
      manager,
      Badge,
      badges.map(({ id, statusNumber, certificate: { id: certificateId }, person }, index) => ({
        ...{ id, certificateId, organisationId, achievement, keyId: key.id, statusNumber },
        ...{ issuedAt: now, about: person.id, said: { credential: credentials[index] } },
      })),
    );
  }
}

const evidenceOf = ({ number, course, cohortTitle, rehearsal, ...facts }: CertificateSnapshot) =>
  trainingEvidence({
    ...{ number, course: course.title, cohort: cohortTitle, rehearsed: rehearsal !== undefined },
    ...{ minutesFollowed: facts.minutesFollowed, minutesPlanned: facts.minutesPlanned },
  });

/** Address and name, hashed as Open Badges 3.0 has it: who is told one of them may compare. */
function recipientOf({ person, snapshot }: Attested): HashedIdentity[] {
  const hashed = (type: HashedIdentity['type'], identity: string): HashedIdentity => {
    const salt = randomBytes(16).toString('hex');
    return {
      type,
      salt,
      hash: createHash('sha256')
        .update(identity + salt)
        .digest('hex'),
    };
  };
  return [hashed('emailAddress', person.email), hashed('name', fullName(snapshot.learner))];
}

/** What a badge was awarded for, as it says itself; nothing once its holder was erased. */
async function evidenceKept(manager: EntityManager, { id }: Badge): Promise<BadgeEvidence[]> {
  const credential = (await credentialsOf(manager, [id])).get(id);
  return credential ? (JSON.parse(credential) as { evidence: BadgeEvidence[] }).evidence : [];
}
