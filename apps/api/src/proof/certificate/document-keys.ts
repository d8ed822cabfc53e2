import { readFile } from 'node:fs/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { shownName } from '@percolateur/domain';
import { addYears } from 'date-fns/addYears';
import { LRUCache } from 'lru-cache';
import { DataSource, IsNull, MoreThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import type { KeptKey } from '../../pdf/signature/certificates';
import type { Signer } from '../../pdf/signature/cms';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { Secrets } from '../../platform/secrets';
import { DocumentKey } from '../../record/document-key.entity';
import { Organisation } from '../../record/organisation.entity';

const purpose = 'document-key';
const authorityName = 'Percolateur, autorité locale des documents';
/** How long what is made here is worth. A key is replaced by itself when it has run out. */
const years = { authority: 20, signer: 3 };

/** Who signs the documents of an organisation, and how they are known. */
export interface DocumentSigner {
  signer: Signer;
  /** SHA-256 of its certificate, in hexadecimal. */
  fingerprint: string;
}

/** The keys that documents are signed with. */
@Injectable()
export class DocumentKeys {
  private readonly logger = new Logger('document-keys');
  private readonly opened = new LRUCache<string, Promise<DocumentSigner>>({ max: 200 });

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly secrets: Secrets,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /**
   * The signer of an organisation: by the key that it gave, else by that of the installation
   * (SIGNING_P12), else by one that is made here, once. What has run out signs no more.
   */
  async signerOf(organisationId: string, now: Date): Promise<DocumentSigner> {
    const { manager } = this.db;
    const own = await this.standing(manager, organisationId, now);
    if (own?.row.given) return this.open(own.kept);
    const installed = await this.installed(now);
    if (installed) return this.open(installed);
    if (own) return this.open(own.kept);
    return this.open(await this.db.transaction((each) => this.madeFor(each, organisationId, now)));
  }

  /** The key in force of an organisation; null for the authority. What cannot be unsealed is none. */
  private async standing(manager: EntityManager, organisationId: string | null, now: Date) {
    const rows = await manager.find(DocumentKey, {
      where: {
        organisationId: organisationId ?? IsNull(),
        ...{ retiredAt: IsNull(), expiresAt: MoreThan(now) },
      },
      order: { given: 'DESC', createdAt: 'DESC', id: 'DESC' },
    });
    for (const row of rows) {
      const key = row.sealedSecret && this.secrets.unseal(purpose, row.sealedSecret);
      if (key) return { row, kept: { key, certificates: row.certificates } };
    }
    return null;
  }

  /** Made once, whoever asks at once. */
  private async madeFor(
    manager: EntityManager,
    organisationId: string,
    now: Date,
  ): Promise<KeptKey> {
    await manager.query(`select pg_advisory_xact_lock(hashtextextended('document-key', 11))`);
    const already = await this.standing(manager, organisationId, now);
    if (already) return already.kept;
    const { newAuthority, newSigner } = await import('../../pdf/signature/certificates');
    let authority = (await this.standing(manager, null, now))?.kept;
    if (!authority) {
      const term = { from: now, to: addYears(now, years.authority) };
      authority = await newAuthority({ name: authorityName }, term);
      await keepKey(manager, this.secrets, authority, { organisationId: null, given: false, now });
    }
    const { legalName, siret } = await manager.findOneByOrFail(Organisation, {
      id: organisationId,
    });
    const subject = { name: shownName(legalName), siren: siret.slice(0, 9) };
    const term = { from: now, to: addYears(now, years.signer) };
    const kept = await newSigner(subject, term, authority);
    await keepKey(manager, this.secrets, kept, { organisationId, given: false, now });
    return kept;
  }

  /** The key of the installation; null where none is set, or it has run out. */
  private async installed(now: Date): Promise<KeptKey | null> {
    const { signing } = this.env;
    if (!signing) return null;
    const { certificatesIn, readPkcs12 } = await import('../../pdf/signature/certificates');
    const kept = await readPkcs12(await readFile(signing.file), signing.password);
    if (certificatesIn(kept.certificates)[0].notAfter.value > now) return kept;
    this.logger.warn('The certificate of SIGNING_P12 has run out: another key signs');
    return null;
  }

  private open(kept: KeptKey): Promise<DocumentSigner> {
    let signer = this.opened.get(kept.certificates);
    if (!signer) this.opened.set(kept.certificates, (signer = opened(kept)));
    return signer;
  }
}

async function opened(kept: KeptKey): Promise<DocumentSigner> {
  const { fingerprintOf, openSigner } = await import('../../pdf/signature/certificates');
  const signer = await openSigner(kept);
  return { signer, fingerprint: fingerprintOf(signer.certificates[0]) };
}

/** Keeps a key, sealed; answers its fingerprint. */
export async function keepKey(
  manager: EntityManager,
  secrets: Secrets,
  kept: KeptKey,
  { organisationId, given, now }: { organisationId: string | null; given: boolean; now: Date },
): Promise<string> {
  const { certificatesIn, fingerprintOf } = await import('../../pdf/signature/certificates');
  const [certificate] = certificatesIn(kept.certificates);
  const fingerprint = fingerprintOf(certificate);
  await manager.insert(DocumentKey, {
    ...{ id: uuidv7(), organisationId, given, fingerprint, certificates: kept.certificates },
    sealedSecret: secrets.seal(purpose, kept.key),
    ...{ createdAt: now, expiresAt: certificate.notAfter.value, retiredAt: null },
  });
  return fingerprint;
}

/**
 * The keys of an organisation sign no more, and their private halves are forgotten: what they signed is
 * still known by their certificates.
 */
export async function retireKeys(
  manager: EntityManager,
  organisationId: string,
  now: Date,
): Promise<void> {
  await manager.update(
    DocumentKey,
    { organisationId, retiredAt: IsNull() },
    { retiredAt: now, sealedSecret: null },
  );
}
