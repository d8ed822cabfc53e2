import { Module } from '@nestjs/common';
import { BankModule } from '../bank/bank.module';
import { ExchangeController } from './exchange.controller';
import { ExportService } from './export.service';
import { ImportService } from './import.service';

@Module({
  imports: [BankModule],
  controllers: [ExchangeController],
  providers: [ExportService, ImportService],
})
export class ExchangeModule {}
