import { Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { statisticsRoutes } from '@percolateur/contract';
import { Api } from '../../api';
import { QuizChoice } from '../../parts/statistics/quiz-choice';
import { QuizStatistics } from '../../parts/statistics/quiz-statistics';
import { Heading } from '../../ui/heading';
import { PageState } from '../../ui/page-state';

/** What the answers of a group say, quiz by quiz, for those who lead it. */
@Component({
  selector: 'app-statistics-page',
  imports: [Heading, PageState, QuizChoice, QuizStatistics, RouterLink],
  template: `
    @if (list.hasValue()) {
      @let taken = list.value();
      <nav class="crumbs" aria-label="Fil d’Ariane">
        <ol>
          <li><a routerLink="/animer">Animer</a></li>
          <li>
            <a [routerLink]="['/animer', cohortId()]">{{ taken.scope.name }}</a>
          </li>
          <li aria-current="page">Ce que disent les réponses</li>
        </ol>
      </nav>
      <h1 appHeading>Ce que disent les réponses</h1>
      <app-quiz-choice [quizzes]="taken.quizzes" [chosen]="chosen()" />
      @if (told.hasValue()) {
        <app-quiz-statistics [statistics]="told.value()" />
      } @else if (chosen()) {
        <app-page-state [of]="told" />
      }
    } @else {
      <app-page-state [of]="list" page />
    }
  `,
})
export class StatisticsPage {
  private readonly api = inject(Api);

  readonly cohortId = input.required<string>();
  /** Id of the quiz looked at: the first taken unless the address says. */
  readonly quiz = input<string>();

  protected readonly list = resource({
    params: () => ({ params: { cohortId: this.cohortId() } }),
    loader: ({ params }) => this.api.call(statisticsRoutes.ofCohort, params),
  });
  protected readonly chosen = computed(() => {
    if (!this.list.hasValue()) return undefined;
    const { quizzes } = this.list.value();
    return quizzes.find(({ quizId }) => quizId === this.quiz()) ?? quizzes[0];
  });
  protected readonly told = resource({
    params: () => {
      const quiz = this.chosen();
      return quiz && { params: { cohortId: this.cohortId(), quizId: quiz.quizId } };
    },
    loader: ({ params }) => this.api.call(statisticsRoutes.quizOfCohort, params),
  });
}
