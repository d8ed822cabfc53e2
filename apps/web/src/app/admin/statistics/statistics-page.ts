import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { statisticsRoutes } from '@percolateur/contract';
import { Api } from '../../api';
import { QuizChoice } from '../../parts/statistics/quiz-choice';
import { QuizStatistics } from '../../parts/statistics/quiz-statistics';
import { Heading } from '../../ui/heading';
import { PageState } from '../../ui/page-state';
import { Hubs } from '../shared/hubs';

/** What answers say in a hub, or in every hub for the nation. */
@Component({
  selector: 'app-statistics-page',
  imports: [Heading, PageState, QuizChoice, QuizStatistics],
  template: `
    <h1 appHeading>Ce que disent les réponses</h1>
    @if (hubs.list().length > 1) {
      <div class="field">
        <label for="where">Où</label>
        <select id="where" #select (change)="chosenPlace.set(select.value)">
          @for (place of hubs.list(); track place.id) {
            <option [value]="place.id" [selected]="place.id === organisationId()">
              {{ place.kind === 'national' ? 'Tous les hubs' : place.name }}
            </option>
          }
        </select>
      </div>
    }
    @if (list.hasValue()) {
      <app-quiz-choice [quizzes]="list.value().quizzes" [chosen]="chosen()" />
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
  protected readonly hubs = inject(Hubs);

  readonly quiz = input<string>();
  readonly cours = input<string>();

  protected readonly chosenPlace = signal('');
  protected readonly organisationId = computed(
    () => this.chosenPlace() || (this.hubs.list()[0]?.id ?? ''),
  );
  protected readonly list = resource({
    params: () => {
      const organisationId = this.organisationId();
      return organisationId ? { params: { organisationId } } : undefined;
    },
    loader: ({ params }) => this.api.call(statisticsRoutes.ofOrganisation, params),
  });
  protected readonly chosen = computed(() => {
    if (!this.list.hasValue()) return undefined;
    const { quizzes } = this.list.value();
    const asked = quizzes.find(
      ({ quizId, course }) => quizId === this.quiz() && course === this.cours(),
    );
    return asked ?? quizzes[0];
  });
  protected readonly told = resource({
    params: () => {
      const quiz = this.chosen();
      const { course, quizId } = quiz ?? {};
      return course && quizId
        ? { params: { organisationId: this.organisationId(), course, quizId } }
        : undefined;
    },
    loader: ({ params }) => this.api.call(statisticsRoutes.quizOfOrganisation, params),
  });
}
