import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module';
import { CafeAccountController } from './account.controller';
import { AccountService } from './account.service';

@Module({
  imports: [CalendarModule],
  controllers: [CafeAccountController],
  providers: [AccountService],
})
export class CafeAccountModule {}
