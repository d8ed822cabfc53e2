import { Module } from '@nestjs/common';
import { CompletionModule } from '../../learning/completion/completion.module';
import { CourseModule } from '../../learning/course/course.module';
import { AbsenceService } from './absence.service';
import { AttendanceController } from './attendance.controller';
import { DeedsService } from './deeds.service';
import { HalfDayService } from './half-day.service';
import { LateAgreementService } from './late-agreement.service';
import { PaperService } from './paper.service';
import { RoomCodeService } from './room-code.service';
import { RoomService } from './room.service';
import { SheetService } from './sheet.service';
import { SigningLinkService } from './signing-link.service';
import { SigningLinkTokens } from './signing-link-tokens';
import { SigningService } from './signing.service';
import { WordService } from './word.service';

@Module({
  imports: [CompletionModule, CourseModule],
  controllers: [AttendanceController],
  providers: [
    AbsenceService,
    DeedsService,
    HalfDayService,
    LateAgreementService,
    PaperService,
    RoomCodeService,
    RoomService,
    SheetService,
    SigningLinkService,
    SigningLinkTokens,
    SigningService,
    WordService,
  ],
  exports: [SheetService],
})
export class AttendanceModule {}
