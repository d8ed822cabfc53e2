import { Module } from '@nestjs/common';
import { OrganisationModule } from '../../people/organisation/organisation.module';
import { CourseModule } from '../course/course.module';
import { BankAccess } from './bank-access';
import { BankController } from './bank.controller';
import { BankListService } from './bank-list.service';
import { BankReader } from './bank-reader.service';
import { BankService } from './bank.service';
import { QuestionImages } from './question-images';

@Module({
  imports: [CourseModule, OrganisationModule],
  controllers: [BankController],
  providers: [BankAccess, BankListService, BankReader, BankService, QuestionImages],
  exports: [BankAccess],
})
export class BankModule {}
