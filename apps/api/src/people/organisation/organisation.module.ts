import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module';
import { LearnersService } from './learners.service';
import { OrganisationController } from './organisation.controller';
import { OrganisationService } from './organisation.service';
import { PersonReader } from './person-reader.service';
import { StaffService } from './staff.service';
import { StampService } from './stamp.service';

@Module({
  imports: [PeopleModule],
  controllers: [OrganisationController],
  providers: [LearnersService, OrganisationService, PersonReader, StaffService, StampService],
  exports: [OrganisationService],
})
export class OrganisationModule {}
