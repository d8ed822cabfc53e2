import { Module } from '@nestjs/common';
import { ThrottleService } from '../../platform/throttle.service';
import { AuditModule } from '../audit/audit.module';
import { MistypedAddress } from './mistyped-address.service';
import { NameService } from './name.service';
import { PeopleService } from './people.service';

@Module({
  imports: [AuditModule],
  providers: [MistypedAddress, NameService, PeopleService, ThrottleService],
  exports: [MistypedAddress, NameService, PeopleService],
})
export class PeopleModule {}
