import { Component, computed, inject, resource, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type CohortQuizRow, quizPlanRoutes } from '@percolateur/contract';
import { counted } from '@percolateur/domain';
import type { z } from 'zod';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Icon } from '../../ui/icon';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { FrenchDate, FrenchTime } from '../../ui/when';
import { CohortStore } from '../cohort/cohort-store';
import { quizKindNames } from './editing/words';

type Row = z.infer<typeof CohortQuizRow>;

/** The quizzes of a session: those of its course, and those of the hub that it was given. */
@Component({
  selector: 'app-cohort-quizzes-tab',
  imports: [Busy, ConfirmDialog, FrenchDate, FrenchTime, Icon, PageState, ProblemNote, RouterLink],
  templateUrl: './cohort-quizzes-tab.html',
  styles: `
    li.card {
      margin-block-end: 0.75rem;
    }
    h3 {
      margin-block-start: 0;
    }
  `,
})
export class CohortQuizzesTab {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly confirm = viewChild.required(ConfirmDialog);
  private readonly store = inject(CohortStore);

  protected readonly cohort = this.store.cohort;
  protected readonly given = resource({
    params: () => this.store.id() || undefined,
    loader: ({ params: cohortId }) =>
      this.api.call(quizPlanRoutes.ofCohort, { params: { cohortId } }),
  });
  protected readonly timeZone = computed(() => this.cohort()?.timeZone ?? 'Europe/Paris');
  protected readonly mayGive = computed(() => this.cohort()?.rights.write ?? false);
  /** The quiz that is about to be taken away. */
  protected readonly leaving = signal<Row | null>(null);
  protected readonly counted = counted;
  protected readonly kindNames = quizKindNames;

  protected readonly giving = action(async (quizId: string, halfDay: string, said: string) => {
    const params = { cohortId: this.store.id(), quizId };
    const body = { opensWith: halfDay || null };
    this.given.set(await this.api.call(quizPlanRoutes.attach, { params, body }));
    this.announce.say(said);
  });
  protected readonly taking = action(async (quiz: Row) => {
    this.leaving.set(quiz);
    if (!(await this.confirm().ask())) return;
    const params = { cohortId: this.store.id(), quizId: quiz.id };
    this.given.set(await this.api.call(quizPlanRoutes.detach, { params }));
    this.announce.say('Le quiz n’est plus proposé à la session.');
  });
}
