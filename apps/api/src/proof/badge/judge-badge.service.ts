import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Id } from '@percolateur/contract';
import type { BadgeJudgement } from '@percolateur/contract';
import { badgeVerdict, checkedIn } from '@percolateur/domain';
import type { BadgeFindings, ProofFinding, Standing } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock';
import { IssuerKey } from '../../record/issuer-key.entity';
import { isKnownContext } from './contexts';
import { Notary } from './notary';
import { contextsOf, listOf, objectOf, statementOf, textOf, timeOf } from './read-credential';
import type { Json, ReadCredential } from './read-credential';

/** A key that a proof may be checked with. */
interface Signer {
  did: string;
  publicKey: string;
  /** Null for a key that stands in its own name (did:key). */
  organisationId: string | null;
}

/** Judges badges, ours and those of others, with what is here: nothing is fetched. */
@Injectable()
export class JudgeBadgeService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly notary: Notary,
  ) {}

  async judge({ credential, token }: ReadCredential): Promise<BadgeJudgement> {
    const { proof, signer } = token
      ? { proof: 'other-kind' as const, signer: null }
      : await this.proofOf(credential);
    const organisationId = proof === 'holds' ? (signer?.organisationId ?? null) : null;
    const found: BadgeFindings = {
      proof,
      ours: organisationId !== null,
      standing: organisationId
        ? await this.standingOf(credential, organisationId)
        : listOf(credential.credentialStatus).length > 0
          ? 'unread'
          : 'none',
      validFrom: timeOf(credential.validFrom ?? credential.issuanceDate),
      validUntil: timeOf(credential.validUntil ?? credential.expirationDate),
    };
    const now = this.clock.now();
    return {
      verdict: badgeVerdict(found, now),
      ours: found.ours,
      checks: checkedIn(found, now),
      statement: statementOf(credential),
    };
  }

  private async proofOf(credential: Json): Promise<{ proof: ProofFinding; signer: Signer | null }> {
    const told = (proof: ProofFinding, signer: Signer | null = null) => ({ proof, signer });
    const proofs = listOf(credential.proof);
    if (proofs.length === 0) return told('unsigned');
    const { type, cryptosuite, verificationMethod } = objectOf(proofs);
    if (proofs.length > 1 || type !== 'DataIntegrityProof' || cryptosuite !== 'eddsa-rdfc-2022') {
      return told('other-kind');
    }
    if (!contextsOf(credential)?.every(isKnownContext)) return told('unknown-context');
    const method = textOf(verificationMethod);
    const signer = await this.signerOf(method);
    if (!signer) return told('unknown-key');
    try {
      const holds = await this.notary.check({ credential, ...signer, method });
      return told(holds ? 'holds' : 'broken', signer);
    } catch (error) {
      if ((error as Error).name === 'AbortError') return told('too-long', signer);
      throw error;
    }
  }

  /** A key of ours, known by itself wherever its DID says that we live; or one in its own name. */
  private async signerOf(method: string): Promise<Signer | null> {
    const [did, publicKey, ...more] = method.split('#');
    if (!publicKey || more.length > 0) return null;
    if (did === `did:key:${publicKey}` && /^z6Mk\w{40,60}$/.test(publicKey)) {
      return { did, publicKey, organisationId: null };
    }
    const key = await this.db.manager.findOneBy(IssuerKey, { publicKey });
    if (!key || !did.endsWith(`:badges:${key.organisationId}`)) return null;
    return { did, publicKey, organisationId: key.organisationId };
  }

  /** What became of a badge that we signed; `unread` when it is in no record of ours. */
  private async standingOf(credential: Json, organisationId: string): Promise<Standing> {
    const id = textOf(credential.id).replace(/^urn:uuid:/, '');
    if (!Id.safeParse(id).success) return 'unread';
    const [found] = await this.db.query<{ status: string }[]>(
      `select s.status from badge b join certificate_status s on s.id = b.certificate_id
       where b.id = $1 and b.organisation_id = $2`,
      [id, organisationId],
    );
    if (!found) return 'unread';
    return found.status === 'issued' ? 'stands' : (found.status as Standing);
  }
}
