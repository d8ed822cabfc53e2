import { Readable } from 'node:stream';
import { Injectable, StreamableFile } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { fullName } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { Enrolment } from '../../record/enrolment.entity';
import { latestCertificates } from '../../record/standing-certificates';
import { SheetService } from '../../training/attendance/sheet.service';
import { CertificateFiles } from './certificate-files';

/** The papers of a cohort, taken away at once. */
@Injectable()
export class PapersService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly files: CertificateFiles,
    private readonly sheets: SheetService,
  ) {}

  /**
   * The attendance sheet and every certificate in force, each read when its turn comes: whatever
   * their number, one is in memory. Should one fail, the file is cut short, never wrong.
   * @throws Refusal `not-found` or `forbidden`
   */
  async zip(caller: Caller, cohortId: string): Promise<StreamableFile> {
    await this.access.cohort(caller, cohortId, 'certificate.issue');
    const enrolments = await this.db.manager.find(Enrolment, {
      where: { cohortId },
      select: { id: true },
    });
    const certificates = await latestCertificates(
      this.db.manager,
      enrolments.map(({ id }) => id),
    );
    const papers = [
      { name: 'feuille-emargement', draw: () => this.sheets.draw(caller, cohortId) },
      ...certificates
        .filter(({ status }) => status === 'issued')
        .map((certificate) => ({
          name: `${certificate.number} ${fullName(certificate.snapshot.learner)}`,
          draw: () => this.files.fileOf(certificate),
        })),
    ];
    const { ZipFile } = await import('yazl');
    const zip = new ZipFile();
    const output = zip.outputStream as Readable;
    zip.on('error', (error) => output.destroy(error as Error));
    for (const { name, draw } of papers) {
      // A PDF is compressed already.
      zip.addReadStreamLazy(`${asFileName(name)}.pdf`, { compress: false }, (given) => {
        draw().then(
          (bytes) => given(null, Readable.from([bytes])),
          (error: Error) => given(error, null as never),
        );
      });
    }
    zip.end();
    return new StreamableFile(output, {
      type: 'application/zip',
      disposition: 'attachment; filename="documents.zip"',
    });
  }
}

/** What no file system minds, the script of the name kept. */
const asFileName = (name: string) => name.replace(/[^\p{L}\p{M}\p{N} .’-]+/gu, '-').slice(0, 120);
