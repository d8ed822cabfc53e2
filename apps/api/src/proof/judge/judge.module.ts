import { Module } from '@nestjs/common';
import { BadgeModule } from '../badge/badge.module';
import { CertificateModule } from '../certificate/certificate.module';
import { JudgeController } from './judge.controller';
import { JudgeService } from './judge.service';
import { VerifierPage } from './verifier-page';

@Module({
  imports: [BadgeModule, CertificateModule],
  controllers: [JudgeController],
  providers: [JudgeService, VerifierPage],
})
export class JudgeModule {}
