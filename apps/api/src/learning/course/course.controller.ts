import { Controller, Param } from '@nestjs/common';
import { courseRoutes, Id } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Serve } from '../../platform/serve';
import { CourseService } from './course.service';
import { OutlineService } from './outline.service';
import { RunSheetService } from './run-sheet.service';

@Controller()
export class CourseController {
  constructor(
    private readonly courses: CourseService,
    private readonly outlines: OutlineService,
    private readonly runSheets: RunSheetService,
  ) {}

  @Serve(courseRoutes.versions)
  versions(@SignedIn() caller: Caller) {
    return this.courses.versions(caller);
  }

  @Serve(courseRoutes.programme)
  programme() {
    return this.courses.programme();
  }

  @Serve(courseRoutes.outline)
  outline(@SignedIn() caller: Caller, @Param('cohortId', { schema: Id }) cohortId: string) {
    return this.outlines.outline(caller, cohortId);
  }

  @Serve(courseRoutes.glossary)
  glossary(@SignedIn() caller: Caller, @Param('cohortId', { schema: Id }) cohortId: string) {
    return this.outlines.glossary(caller, cohortId);
  }

  @Serve(courseRoutes.runSheet)
  runSheet(
    @SignedIn() caller: Caller,
    @Param('cohortId', { schema: Id }) cohortId: string,
    @Param('halfDayId', { schema: Id }) halfDayId: string,
  ) {
    return this.runSheets.runSheet(caller, cohortId, halfDayId);
  }
}
