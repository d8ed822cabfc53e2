import { Body, Controller, Header, Param } from '@nestjs/common';
import { ContentId, courseRoutes, Id } from '@percolateur/contract';
import type { ProgressUpdate } from '@percolateur/contract';
import type { z } from 'zod';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { KEPT } from '../../platform/kept-answers';
import { Serve } from '../../platform/serve';
import { LessonService } from './lesson.service';

@Controller()
export class LessonController {
  constructor(private readonly lessons: LessonService) {}

  @Serve(courseRoutes.lesson)
  @Header('content-type', 'application/json; charset=utf-8')
  @Header('cache-control', KEPT)
  read(
    @SignedIn() caller: Caller,
    @Param('cohortId', { schema: Id }) cohortId: string,
    @Param('lessonId', { schema: ContentId }) lessonId: string,
  ) {
    return this.lessons.read(caller, cohortId, lessonId);
  }

  @Serve(courseRoutes.handout)
  handout(
    @SignedIn() caller: Caller,
    @Param('cohortId', { schema: Id }) cohortId: string,
    @Param('lessonId', { schema: ContentId }) lessonId: string,
  ) {
    return this.lessons.handout(caller, cohortId, lessonId);
  }

  @Serve(courseRoutes.progress)
  keep(
    @SignedIn() caller: Caller,
    @Param('cohortId', { schema: Id }) cohortId: string,
    @Param('lessonId', { schema: ContentId }) lessonId: string,
    @Body({ schema: courseRoutes.progress.body }) update: z.infer<typeof ProgressUpdate>,
  ) {
    return this.lessons.keep(caller, cohortId, lessonId, update);
  }
}
