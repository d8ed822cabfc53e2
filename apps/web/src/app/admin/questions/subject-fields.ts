import { Component, computed, inject, resource } from '@angular/core';
import { bankRoutes } from '@percolateur/contract';
import { Api } from '../../api';
import { BankPlace } from './editing/bank-place';
import { Editing } from './editing/editing';

/** What the question is about: its lesson, its objective, what it asks of a mind. */
@Component({
  selector: 'app-subject-fields',
  template: `
    <fieldset>
      <legend>À quoi elle se rattache</legend>
      @if (subjects.hasValue()) {
        <div class="field">
          <label for="field-lessonId">Séquence à relire</label>
          <select #lesson id="field-lessonId" (change)="give('lessonId', lesson.value)">
            <option value="">aucune</option>
            @for (each of subjects.value().lessons; track each.id) {
              <option [value]="each.id" [selected]="each.id === question().lessonId">
                {{ each.title }}
              </option>
            }
          </select>
        </div>
        <div class="field">
          <label for="field-objectiveId">Objectif</label>
          <select #objective id="field-objectiveId" (change)="give('objectiveId', objective.value)">
            <option value="">aucun</option>
            @for (each of objectives(); track each.id) {
              <option [value]="each.id" [selected]="each.id === question().objectiveId">
                {{ each.text }}
              </option>
            }
          </select>
        </div>
      }
      <div class="field">
        <label for="field-difficulty">Difficulté</label>
        <select #difficulty id="field-difficulty" (change)="give('difficulty', difficulty.value)">
          <option value="">non dite</option>
          @for (each of ['retenir', 'appliquer', 'juger une situation']; track each) {
            <option [value]="$index + 1" [selected]="$index + 1 === question().difficulty">
              {{ $index + 1 }}, {{ each }}
            </option>
          }
        </select>
      </div>
    </fieldset>
  `,
})
export class SubjectFields {
  private readonly api = inject(Api);
  private readonly editing = inject(Editing);
  private readonly place = inject(BankPlace);

  protected readonly question = this.editing.question;
  protected readonly subjects = resource({
    params: () => this.place.organisationId() || undefined,
    loader: ({ params }) =>
      this.api.call(bankRoutes.subjects, { params: { organisationId: params } }),
  });
  /** Of the lesson, or of the whole course where none is chosen. */
  protected readonly objectives = computed(() => {
    const { lessonId } = this.question();
    const lessons = this.subjects.hasValue() ? this.subjects.value().lessons : [];
    return lessons
      .filter(({ id }) => !lessonId || id === lessonId)
      .flatMap(({ objectives }) => objectives);
  });

  protected give(path: string, value: string): void {
    const given = path === 'difficulty' ? Number(value) : value;
    this.editing.set(path, value === '' ? undefined : given);
  }
}
