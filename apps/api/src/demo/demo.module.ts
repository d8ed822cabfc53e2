import { Module } from '@nestjs/common';
import { CertificateModule } from '../certificate/certificate.module';
import { CompletionModule } from '../completion/completion.module';
import { DemoService } from './demo.service';

@Module({
  imports: [CertificateModule, CompletionModule],
  providers: [DemoService],
  exports: [DemoService],
})
export class DemoModule {}
