import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { contentHash } from '@percolateur/content';
import type { Verification } from '@percolateur/contract';
import { networkOf, normaliseCode, paces, Refusal, verdictOf } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { fromJson, runPrepared } from '../../platform/sql';
import type { JsonRow } from '../../platform/sql';
import { ThrottleService } from '../../platform/throttle.service';
import { Certificate } from '../../record/certificate.entity';
import { latestCertificates, withStatus } from '../../record/standing-certificates';
import type { StandingCertificate } from '../../record/standing-certificates';
import { CertificatePrinter } from './certificate-printer';

const byCode = {
  name: 'certificate-by-code',
  text: 'select row_to_json(c) as certificate from certificate c where c.code = $1',
};

/** Says to anyone holding a code what the certificate says. */
@Injectable()
export class VerificationService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly printer: CertificatePrinter,
    private readonly throttle: ThrottleService,
  ) {}

  /**
   * Only codes that no certificate bears are counted, and a code that one bears is always answered: a
   * hall behind one address checks its own whatever a neighbour tries.
   * @throws Refusal `not-found` when no certificate bears the code, or then `too-many-tries`
   */
  async verify(typed: string, ipAddress: string): Promise<Verification> {
    const code = normaliseCode(typed);
    const { manager } = this.db;
    const rows = code ? await runPrepared<{ certificate: JsonRow }>(this.db, byCode, [code]) : [];
    const [certificate] = fromJson(
      this.db,
      Certificate,
      rows.map((row) => row.certificate),
    );
    if (!certificate) {
      await this.throttle.count(paces.unknownDocuments, networkOf(ipAddress));
      throw new Refusal('not-found');
    }

    const [standing] = await withStatus(manager, [certificate]);
    const { status, event, snapshot, intact, holderErasedAt } = standing;
    const revocation = event?.kind === 'revoked' ? event : null;
    const suspension = status === 'suspended' ? event : null;
    return {
      verdict: verdictOf(status, intact),
      snapshot,
      snapshotHash: contentHash(snapshot),
      erasedAt: holderErasedAt?.toISOString() ?? null,
      revokedAt: revocation?.at.toISOString() ?? null,
      revokedReason: revocation?.reason ?? null,
      suspendedAt: suspension?.at.toISOString() ?? null,
      suspendedReason: suspension?.reason ?? null,
      supersededBy: await this.successor(standing),
    };
  }

  /**
   * The document to hold beside the one that is shown, marked as a copy and not signed.
   * @throws Refusal as `verify`, or `too-many-tries`
   */
  async copy(typed: string, ipAddress: string): Promise<{ bytes: Buffer; number: string }> {
    const { snapshot } = await this.verify(typed, ipAddress);
    // Drawing takes its time: those who ask for many are held up, whatever they know.
    await this.throttle.count(paces.filesJudged, networkOf(ipAddress));
    const { manager } = this.db;
    const certificate = await manager.findOneByOrFail(Certificate, { code: snapshot.code });
    const [standing] = await withStatus(manager, [certificate]);
    const bytes = await this.printer.print({ ...standing, snapshot }, { copy: true });
    return { bytes, number: snapshot.number };
  }

  /** The code of what stands in its place: the last version, or what was issued anew after revoking. */
  private async successor({
    id,
    number,
    enrolmentId,
    kind,
    status,
  }: StandingCertificate): Promise<string | null> {
    if (status === 'issued' || status === 'suspended') return null;
    const { manager } = this.db;
    const latest =
      status === 'superseded'
        ? await manager.findOne(Certificate, { where: { number }, order: { version: 'DESC' } })
        : (await latestCertificates(manager, [enrolmentId])).find(
            (each) => each.kind === kind && each.status === 'issued',
          );
    return latest && latest.id !== id ? latest.code : null;
  }
}
