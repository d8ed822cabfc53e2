import { Module } from '@nestjs/common';
import { CompletionModule } from '../../learning/completion/completion.module';
import { CourseModule } from '../../learning/course/course.module';
import { AbsenceService } from './absence.service';
import { AttendanceController } from './attendance.controller';
import { DeedsService } from './deeds.service';
import { HalfDayService } from './half-day.service';
import { LateAgreementService } from './late-agreement.service';
import { RoomService } from './room.service';
import { SheetService } from './sheet.service';
import { SigningService } from './signing.service';

@Module({
  imports: [CompletionModule, CourseModule],
  controllers: [AttendanceController],
  providers: [
    AbsenceService,
    DeedsService,
    HalfDayService,
    LateAgreementService,
    RoomService,
    SheetService,
    SigningService,
  ],
  exports: [SheetService],
})
export class AttendanceModule {}
