import { Global, Module } from '@nestjs/common';
import { Press } from './press';

/** The press, one for every document of the process. */
@Global()
@Module({ providers: [Press], exports: [Press] })
export class PdfModule {}
