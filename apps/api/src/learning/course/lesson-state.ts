import type { LessonState } from '@percolateur/contract';
import type { LessonProgress } from '../../record/lesson-progress.entity';

/** What a learner did with a lesson, from its progress row, if there is one. */
export function stateOf(progress: Pick<LessonProgress, 'doneAt'> | undefined): LessonState {
  if (!progress) return 'new';
  return progress.doneAt ? 'done' : 'seen';
}
