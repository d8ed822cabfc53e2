import { Controller, Header } from '@nestjs/common';
import { courseRoutes as routes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { KEPT } from '../../platform/kept-answers';
import { Asked, Serve } from '../../platform/serve';
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

  @Serve(routes.versions)
  versions(@SignedIn() caller: Caller) {
    return this.courses.versions(caller);
  }

  @Serve(routes.programme)
  @Header('cache-control', KEPT)
  programme() {
    return this.courses.programme();
  }

  @Serve(routes.outline)
  outline(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.outline>) {
    return this.outlines.outline(caller, params.cohortId);
  }

  @Serve(routes.glossary)
  @Header('cache-control', KEPT)
  glossary(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.glossary>) {
    return this.outlines.glossary(caller, params.cohortId);
  }

  @Serve(routes.runSheet)
  runSheet(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.runSheet>) {
    return this.runSheets.runSheet(caller, params.cohortId, params.halfDayId);
  }
}
