import { Component, computed, inject, input, output, signal } from '@angular/core';
import { form, required } from '@angular/forms/signals';
import { observationRoutes, type RehearsalView } from '@percolateur/contract';
import { counted, limits } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Intentions } from '../../ui/intention';
import { limited } from '../../ui/limited';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';
import { TextField } from '../../ui/text-field';

const blank = { title: '', meaning: '' };

/** What the team watches for beside the grid of the course, in this cohort. */
@Component({
  selector: 'app-own-criteria',
  imports: [Busy, ProblemNote, TextField],
  template: `
    <details>
      <summary>Les critères de l’équipe ({{ own().length }})</summary>
      <p>
        Ils s’ajoutent à la grille de cette session et ne comptent jamais dans le repère de
        l’attestation.
      </p>
      <ul>
        @for (criterion of own(); track criterion.id) {
          <li>
            <strong>{{ criterion.title }}</strong>
            <span class="soft"> {{ criterion.levels[2] }}</span>
            <button
              type="button"
              class="button quiet"
              [appBusy]="removing.pending()"
              (click)="removing.run(criterion.id)"
            >
              Retirer<span class="hidden"> : {{ criterion.title }}</span>
            </button>
          </li>
        }
      </ul>
      <app-problem [problem]="removing.problem()" />
      @if (view().ownLeft > 0) {
        <form novalidate (submit)="$event.preventDefault(); submit()">
          <app-text-field
            label="Un critère de plus"
            path="title"
            [hint]="'Encore ' + left()"
            [field]="fields.title"
            [problem]="adding.problem()"
          />
          <app-text-field
            label="À quoi le voit-on ?"
            path="meaning"
            [optional]="true"
            [field]="fields.meaning"
            [problem]="adding.problem()"
          />
          <app-problem [problem]="adding.problem()" />
          <p class="actions">
            <button class="button" [appBusy]="adding.pending()">Ajouter à la grille</button>
          </p>
        </form>
      }
    </details>
  `,
})
export class OwnCriteria {
  private readonly api = inject(Api);
  private readonly intentions = new Intentions();

  readonly cohortId = input.required<string>();
  readonly view = input.required<RehearsalView>();
  readonly changed = output<RehearsalView>();

  protected readonly own = computed(() => this.view().grid.criteria.filter(({ own }) => own));
  protected readonly left = computed(() => counted(this.view().ownLeft, 'critère', 'critères'));
  private readonly draft = signal(blank);
  protected readonly fields = form(this.draft, (path) => {
    required(path.title, { message: 'Donnez-lui un nom court.' });
    limited(path.title, 60);
    limited(path.meaning, limits.line);
  });

  protected readonly adding = action(async () => {
    const what = JSON.stringify(this.draft());
    const body = { id: this.intentions.idOf(what), ...this.draft() };
    const params = { cohortId: this.cohortId() };
    this.changed.emit(await this.api.call(observationRoutes.addCriterion, { params, body }));
    this.intentions.done(what);
    this.fields().reset(blank);
  });
  protected readonly submit = () => send(this.fields, () => this.adding.run());

  protected readonly removing = action(async (criterionId: string) => {
    const params = { cohortId: this.cohortId(), criterionId };
    this.changed.emit(await this.api.call(observationRoutes.removeCriterion, { params }));
  });
}
