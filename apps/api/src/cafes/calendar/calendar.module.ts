import { Module } from '@nestjs/common';
import { CafeDecisionService } from './cafe-decision.service';
import { CafeForgetter } from './cafe-forgetter';
import { CafeSeatService } from './cafe-seat.service';
import { CafeTokens } from './cafe-tokens';
import { CalendarService } from './calendar.service';
import { HumanService } from './human.service';
import { CafePagesController } from './pages.controller';
import { ProposalService } from './proposal.service';
import { PublicCafeController } from './public-cafe.controller';
import { TerritoryService } from './territory.service';

/** What the worker needs of the calendar. */
@Module({ providers: [CafeForgetter, CafeTokens], exports: [CafeForgetter, CafeTokens] })
export class CafeSendingModule {}

/** The public calendar of cafés, and what leads to it. */
@Module({
  imports: [CafeSendingModule],
  controllers: [CafePagesController, PublicCafeController],
  providers: [
    CafeDecisionService,
    CafeSeatService,
    CalendarService,
    HumanService,
    ProposalService,
    TerritoryService,
  ],
  exports: [CafeSendingModule, CalendarService],
})
export class CalendarModule {}
