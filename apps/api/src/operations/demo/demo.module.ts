import { Module } from '@nestjs/common';
import { CertificateModule } from '../../proof/certificate/certificate.module';
import { CompletionModule } from '../../learning/completion/completion.module';
import { DemoService } from './demo.service';

@Module({
  imports: [CertificateModule, CompletionModule],
  providers: [DemoService],
  exports: [DemoService],
})
export class DemoModule {}
