import { Module } from '@nestjs/common';
import { CohortModule } from '../cohort/cohort.module';
import { EnrolmentModule } from '../enrolment/enrolment.module';
import { AskingController } from './asking.controller';
import { ConfidentialService } from './confidential.service';
import { DecisionService } from './decision.service';
import { LinkService } from './link.service';
import { RegistrationController } from './registration.controller';
import { RegistrationService } from './registration.service';
import { RegistrationTokens } from './registration-tokens';

@Module({
  imports: [CohortModule, EnrolmentModule],
  controllers: [AskingController, RegistrationController],
  providers: [
    ConfidentialService,
    DecisionService,
    LinkService,
    RegistrationService,
    RegistrationTokens,
  ],
  exports: [RegistrationService, RegistrationTokens],
})
export class RegistrationModule {}
