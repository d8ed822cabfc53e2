import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { MergeController } from './merge.controller';
import { MergeService } from './merge.service';
import { TwoPeopleService } from './two-people.service';

@Module({
  imports: [AuditModule, OrganisationModule],
  controllers: [MergeController],
  providers: [MergeService, TwoPeopleService],
})
export class MergeModule {}
