import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Refusal } from '@percolateur/domain';
import { subDays } from 'date-fns/subDays';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { FileStore } from '../../platform/file-store';
import { Line } from '../../platform/line';
import { authorityOf, stampedBy } from '../../platform/time-stamp/authority';
import { tokenIn } from '../../platform/time-stamp/token';
import { CertificateFile, fileNameOf } from '../../record/certificate-file.entity';
import { Certificate } from '../../record/certificate.entity';
import { withStatus } from '../../record/standing-certificates';
import type { StandingCertificate } from '../../record/standing-certificates';
import { CertificatePrinter } from './certificate-printer';
import { DocumentKeys } from './document-keys';

/** What is this old was handed out, if ever it was to be: it is made at the first need. */
const soonDays = 7;

/** The files of certificates: signed once, kept, and the same bytes for whoever asks. */
@Injectable()
export class CertificateFiles {
  private readonly logger = new Logger('certificate-files');
  private readonly line = new Line();

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
    private readonly keys: DocumentKeys,
    private readonly printer: CertificatePrinter,
    private readonly store: FileStore,
  ) {}

  /**
   * The file to hand out. Of a certificate that is not in force it is a copy that says so, unsigned:
   * nothing that would pass for valid elsewhere leaves here.
   * @throws Refusal `unavailable` when files cannot be kept, or times stamped, for the moment
   */
  async fileOf(certificate: StandingCertificate, { annex = false } = {}): Promise<Buffer> {
    if (certificate.status !== 'issued') return this.printer.print(certificate, { annex });
    return this.line.inTurn(`${certificate.id} ${annex}`, async () => {
      const latest = await this.latest(certificate.id, annex);
      return (latest && (await this.bytesOf(latest))) ?? this.make(certificate, annex, latest);
    });
  }

  /** Whether something that was issued lately has no file yet. */
  async isDue(): Promise<boolean> {
    return (await this.due([], 1)).length > 0;
  }

  /** Makes the files of what was issued lately, one after the other. Answers how many it made. */
  async makeDue(): Promise<number> {
    let made = 0;
    for (const skipped: string[] = []; ;) {
      const due = await this.due(skipped, 20);
      if (due.length === 0) return made;
      for (const { id } of due) {
        const certificate = await this.db.manager.findOneByOrFail(Certificate, { id });
        const [standing] = await withStatus(this.db.manager, [certificate]);
        try {
          await this.fileOf(standing);
          made += 1;
        } catch (error) {
          this.logger.warn(`Certificate ${id}: ${(error as Error).message}`);
          // The store or the authority is away: all would wait for it in vain.
          if (error instanceof Refusal && error.code === 'unavailable') return made;
          skipped.push(id);
        }
      }
    }
  }

  private due(skipped: readonly string[], count: number): Promise<{ id: string }[]> {
    return this.db.query<{ id: string }[]>(
      `select c.id from certificate c join certificate_status s on s.id = c.id
       where c.issued_at > $1 and s.status = 'issued' and c.id <> all($2)
         and not exists (select from certificate_file f where f.certificate_id = c.id and not f.annex)
       order by c.issued_at, c.id limit $3`,
      [subDays(this.clock.now(), soonDays), skipped, count],
    );
  }

  private latest(certificateId: string, annex: boolean): Promise<CertificateFile | null> {
    return this.db.manager.findOne(CertificateFile, {
      where: { certificateId, annex },
      order: { edition: 'DESC' },
    });
  }

  /** The bytes that were kept; null when they are gone, or are no longer the same. */
  private async bytesOf(file: CertificateFile): Promise<Buffer | null> {
    const found = await this.store.read(fileNameOf(file));
    const bytes = found && (await buffer(found.content));
    if (bytes && digestOf(bytes) === file.sha256) return bytes;
    this.logger.warn(`${fileNameOf(file)} ${bytes ? 'was changed' : 'is gone'}: made anew`);
    return null;
  }

  private async make(
    certificate: StandingCertificate,
    annex: boolean,
    before: CertificateFile | null,
  ): Promise<Buffer> {
    const now = this.clock.now();
    const { signer, fingerprint } = await this.keys.signerOf(certificate.organisationId, now);
    const stamping = this.env.timestamp ? (hash: string) => this.stamp(hash, now) : null;
    // With the certificates that vouch for a signer, and those of an authority.
    const room = stamping ? 16_384 : 8_192;
    const drawn = await this.printer.print(certificate, { annex, signing: { at: now, room } });
    const { signedPdf } = await import('../../pdf/signature/cms');
    const bytes = await signedPdf(drawn, signer, stamping);
    const file = {
      ...{ certificateId: certificate.id, annex, edition: (before?.edition ?? 0) + 1 },
      ...{ sha256: digestOf(bytes), size: bytes.length, fingerprint },
      ...{ signedAt: now, stamped: stamping !== null },
    };
    const first = await this.db.transaction(async (manager) => {
      const { raw } = await manager
        .createQueryBuilder()
        .insert()
        .into(CertificateFile)
        .values(file)
        .orIgnore()
        .returning('edition')
        .execute();
      if ((raw as unknown[]).length === 0) return false;
      // Whoever makes the same waits for this row: one alone writes under this name.
      await this.store.keep(fileNameOf(file), Readable.from([bytes]));
      return true;
    });
    if (first) return bytes;
    // Another process was first: theirs is the one.
    const theirs = await this.latest(certificate.id, annex);
    const kept = theirs && (await this.bytesOf(theirs));
    if (!kept) throw new Refusal('unavailable');
    return kept;
  }

  /** @throws Refusal `unavailable` when the authority does not answer, or is not to be believed */
  private async stamp(hash: string, now: Date): Promise<Buffer> {
    try {
      return tokenIn((await stampedBy(authorityOf(this.env), hash, now)).answer);
    } catch (error) {
      this.logger.warn(`Time-stamping: ${(error as Error).message}`);
      throw new Refusal('unavailable');
    }
  }
}

const digestOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
