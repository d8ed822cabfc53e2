import { Module } from '@nestjs/common';
import { BounceController } from './bounce.controller';
import { ReturnedMail } from './returned-mail';
import { SuppressionService } from './suppression.service';

/** What comes back of letters, handed over by HTTP, and the addresses let alone for it. */
@Module({
  controllers: [BounceController],
  providers: [ReturnedMail, SuppressionService],
})
export class BounceModule {}
