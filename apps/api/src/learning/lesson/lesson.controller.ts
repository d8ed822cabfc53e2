import { Controller, Header } from '@nestjs/common';
import { courseRoutes as routes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { KEPT } from '../../platform/kept-answers';
import { Asked, Serve } from '../../platform/serve';
import { LessonService } from './lesson.service';

@Controller()
export class LessonController {
  constructor(private readonly lessons: LessonService) {}

  @Serve(routes.lesson)
  @Header('content-type', 'application/json; charset=utf-8')
  @Header('cache-control', KEPT)
  read(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.lesson>) {
    return this.lessons.read(caller, params.cohortId, params.lessonId);
  }

  @Serve(routes.handout)
  handout(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.handout>) {
    return this.lessons.handout(caller, params.cohortId, params.lessonId);
  }

  @Serve(routes.progress)
  keep(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.progress>) {
    return this.lessons.keep(caller, params.cohortId, params.lessonId, body);
  }
}
