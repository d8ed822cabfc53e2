import { Component, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { quizPlanRoutes } from '@percolateur/contract';
import { counted } from '@percolateur/domain';
import { Api } from '../../api';
import { Empty } from '../../ui/empty';
import { Heading } from '../../ui/heading';
import { PageState } from '../../ui/page-state';
import { HubPicker } from '../shared/hub-picker';
import { Hubs } from '../shared/hubs';
import { quizKindNames } from './editing/words';

/** The quizzes that a hub writes for its own groups. */
@Component({
  selector: 'app-quizzes-page',
  imports: [Empty, Heading, HubPicker, PageState, RouterLink],
  template: `
    <h1 appHeading>Quiz</h1>
    <p class="lead">
      Ceux du hub, faits avec les questions de la banque. Chacun se prépare ici, et la coordination
      le donne ensuite à une session.
    </p>
    <div class="toolbar no-print">
      <app-hub-picker />
      <a class="button primary push" routerLink="/coordination/quiz/nouveau">Écrire un quiz</a>
    </div>
    @if (quizzes.hasValue()) {
      @if (quizzes.value().length > 0) {
        <p role="status">{{ counted(quizzes.value().length, 'quiz', 'quiz') }}</p>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">Quiz</th>
              <th scope="col">Genre</th>
              <th scope="col">Questions</th>
              <th scope="col">Sessions</th>
              <th scope="col">Dernière version</th>
            </tr>
          </thead>
          <tbody>
            @for (quiz of quizzes.value(); track quiz.id) {
              <tr>
                <th scope="row">
                  <a class="target" [routerLink]="['/coordination/quiz', quiz.id]">{{
                    quiz.title
                  }}</a>
                </th>
                <td data-label="Genre">{{ kindNames[quiz.kind] }}</td>
                <td data-label="Questions">{{ quiz.questionCount }}</td>
                <td data-label="Sessions">{{ quiz.cohorts }}</td>
                <td data-label="Dernière version">
                  {{ quiz.number }}, le {{ dateOf(quiz.changedAt) }}
                </td>
              </tr>
            }
          </tbody>
        </table>
      } @else {
        <app-empty>
          <p>Vos quiz apparaîtront ici. Ceux de la formation sont déjà dans chaque session.</p>
        </app-empty>
      }
    } @else {
      <app-page-state [of]="[hubs.organisations, quizzes]" />
    }
  `,
})
export class QuizzesPage {
  private readonly api = inject(Api);
  protected readonly hubs = inject(Hubs);

  protected readonly quizzes = resource({
    params: () => this.hubs.chosen() || undefined,
    loader: async ({ params: organisationId }) =>
      (await this.api.call(quizPlanRoutes.list, { params: { organisationId } })).quizzes,
  });
  protected readonly counted = counted;
  protected readonly kindNames = quizKindNames;
  protected readonly dateOf = (at: string) =>
    new Date(at).toLocaleDateString('fr-FR', { dateStyle: 'medium' });
}
