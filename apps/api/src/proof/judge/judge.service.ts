import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { FileJudgement } from '@percolateur/contract';
import { networkOf, normaliseCode, paces, Refusal } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { ThrottleService } from '../../platform/throttle.service';
import { Certificate } from '../../record/certificate.entity';
import { withStatus } from '../../record/standing-certificates';
import { fromPng, fromSvg, isPng } from '../badge/baked';
import { JudgeBadgeService } from '../badge/judge-badge.service';
import { Notary } from '../badge/notary';
import { readCredential } from '../badge/read-credential';
import type { ReadCredential } from '../badge/read-credential';
import { CertificatePrinter } from '../certificate/certificate-printer';
import { VerificationService } from '../certificate/verification.service';

/** Says of a file whether it is genuine. It is looked at, and not kept. */
@Injectable()
export class JudgeService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly badges: JudgeBadgeService,
    private readonly notary: Notary,
    private readonly printer: CertificatePrinter,
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
    return { form, badge, document: null };
  }

  private async judgePdf(file: Buffer, ipAddress: string): Promise<FileJudgement> {
    const contents = await this.notary.read(file);
    if (!contents) throw new Refusal('badge-unreadable', { fault: 'Ce PDF ne se lit pas.' });
    const { codes, attachments } = contents;
    const [credential] = attachments.map(credentialIn).filter((each) => each !== null);
    const badge = credential ? await this.badges.judge(credential) : null;
    const [code] = codes.map(normaliseCode).filter((each) => each !== null);
    const document = code ? await this.documentOf(code, file, ipAddress) : null;
    if (!badge && !document) {
      throw new Refusal('badge-unreadable', {
        fault: 'Ce PDF ne porte ni code de vérification que nous connaissons, ni badge.',
      });
    }
    return { form: 'pdf', badge, document };
  }

  /** A document of ours, and whether the file is the one that we hand out, annex or not. */
  private async documentOf(code: string, file: Buffer, ipAddress: string) {
    const certificate = await this.db.manager.findOneBy(Certificate, { code });
    if (!certificate) return null;
    const verification = await this.verification.verify(code, ipAddress);
    const [standing] = await withStatus(this.db.manager, [certificate]);
    // As it was handed out while it stood: what happened since is said beside.
    const issued = { ...standing, status: 'issued' as const, event: null };
    for (const annex of [false, true]) {
      const ours = await this.printer.print(issued, { annex });
      if (ours.equals(file)) return { ...verification, copy: 'same' as const };
    }
    return { ...verification, copy: 'different' as const };
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
