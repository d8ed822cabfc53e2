import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { FileJudgement } from '@percolateur/contract';
import { networkOf, normaliseCode, paces, Refusal } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { ThrottleService } from '../../platform/throttle.service';
import { asAnswer, readTimeStamp } from '../../platform/time-stamp/token';
import { CertificateFile } from '../../record/certificate-file.entity';
import { Certificate } from '../../record/certificate.entity';
import { fromPng, fromSvg, isPng } from '../badge/baked';
import { JudgeBadgeService } from '../badge/judge-badge.service';
import { Notary } from '../badge/notary';
import { readCredential } from '../badge/read-credential';
import type { ReadCredential } from '../badge/read-credential';
import { VerificationService } from '../certificate/verification.service';

/** Says of a file whether it is genuine. It is looked at, and not kept. */
@Injectable()
export class JudgeService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly badges: JudgeBadgeService,
    private readonly notary: Notary,
    @Inject(ENV) private readonly env: Env,
    private readonly throttle: ThrottleService,
    private readonly verification: VerificationService,
  ) {}

  /** @throws Refusal `badge-unreadable` or `too-many-tries` */
  async judge(file: Buffer, ipAddress: string): Promise<FileJudgement> {
    await this.throttle.count(paces.filesJudged, networkOf(ipAddress));
    if (file.subarray(0, 1024).includes('%PDF-')) return this.judgePdf(file, ipAddress);
    const form = isPng(file) ? 'png' : isSvg(file) ? 'svg' : 'json';
    const text =
      form === 'png' ? fromPng(file) : form === 'svg' ? fromSvg(file.toString()) : file.toString();
    const badge = await this.badges.judge(readCredential(text));
    return { form, badge, document: null, signature: null };
  }

  private async judgePdf(file: Buffer, ipAddress: string): Promise<FileJudgement> {
    const contents = await this.notary.read(file);
    if (!contents) throw new Refusal('badge-unreadable', { fault: 'Ce PDF ne se lit pas.' });
    const { codes, attachments } = contents;
    const signature = await this.signatureOf(file);
    const [credential] = attachments.map(credentialIn).filter((each) => each !== null);
    const badge = credential ? await this.badges.judge(credential) : null;
    const [code] = codes.map(normaliseCode).filter((each) => each !== null);
    const document = await this.documentOf(code ?? null, file, ipAddress);
    if (!badge && !document) {
      throw new Refusal('badge-unreadable', {
        fault: 'Ce PDF ne porte ni code de vérification que nous connaissons, ni badge.',
      });
    }
    return { form: 'pdf', badge, document, signature };
  }

  /** What the signature of a PDF is worth: by whom, when, and whether all of it is signed. */
  private async signatureOf(file: Buffer): Promise<FileJudgement['signature']> {
    const read = await this.notary.signature(file);
    if (!read) return null;
    const { by, fingerprint, holds, whole, at, stamp } = read;
    const stampedAt = stamp && (await this.timeOf(stamp));
    return {
      by,
      // Known by what it signed here: a key that was replaced still is.
      ours: await this.db.manager.existsBy(CertificateFile, { fingerprint }),
      state: holds ? (whole ? 'whole' : 'added-to') : 'broken',
      at: (stampedAt ?? at)?.toISOString() ?? null,
      stamped: !!stampedAt,
    };
  }

  /** When an authority that is believed here stamped it; null otherwise. */
  private async timeOf({ token, hash }: { token: Uint8Array; hash: string }) {
    if (!this.env.timestamp) return null;
    try {
      const trusted = await readFile(this.env.timestamp.certificate, 'utf8');
      return readTimeStamp(asAnswer(Buffer.from(token)), hash, trusted).at;
    } catch {
      return null;
    }
  }

  /** A document of ours, and whether the file is one that we handed out, annex or not. */
  private async documentOf(code: string | null, file: Buffer, ipAddress: string) {
    const { manager } = this.db;
    const handedOut = await manager.findOne(CertificateFile, {
      where: { sha256: createHash('sha256').update(file).digest('hex') },
      relations: { certificate: true },
    });
    const certificate =
      handedOut?.certificate ?? (code ? await manager.findOneBy(Certificate, { code }) : null);
    if (!certificate) return null;
    const verification = await this.verification.verify(certificate.code, ipAddress);
    return { ...verification, copy: handedOut ? ('same' as const) : ('different' as const) };
  }
}

const isSvg = (file: Buffer) => /^\s*</.test(file.toString('utf8', 0, 200).replace(/^\uFEFF/, ''));

function credentialIn(text: string): ReadCredential | null {
  try {
    return readCredential(text);
  } catch {
    return null;
  }
}
