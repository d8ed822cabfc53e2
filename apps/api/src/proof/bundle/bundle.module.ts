import { Module } from '@nestjs/common';
import { PdfModule } from '../../pdf/pdf.module';
import { CertificateFiles } from '../certificate/certificate-files';
import { CertificatePrinter } from '../certificate/certificate-printer';
import { DocumentKeys } from '../certificate/document-keys';
import { FileLane, FileQueue } from '../certificate/file.processor';
import { BundleMaker } from './bundle-maker';
import { BundleController } from './bundle.controller';
import { BundleLane } from './bundle.processor';
import { BundleService } from './bundle.service';

/** Evidence asked for and handed over, over HTTP. */
@Module({ controllers: [BundleController], providers: [BundleService] })
export class BundleModule {}

/** What gathers it: the work of the worker. */
@Module({
  imports: [PdfModule],
  providers: [
    BundleLane,
    BundleMaker,
    CertificateFiles,
    CertificatePrinter,
    DocumentKeys,
    FileLane,
    FileQueue,
  ],
  exports: [BundleMaker, FileQueue],
})
export class GatheringModule {}
