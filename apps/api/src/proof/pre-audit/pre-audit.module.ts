import { Module } from '@nestjs/common';
import { CertificateModule } from '../certificate/certificate.module';
import { PreAuditController } from './pre-audit.controller';
import { PreAuditService } from './pre-audit.service';

@Module({
  imports: [CertificateModule],
  controllers: [PreAuditController],
  providers: [PreAuditService],
})
export class PreAuditModule {}
