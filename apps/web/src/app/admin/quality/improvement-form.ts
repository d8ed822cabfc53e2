import { Component, inject, input, output, signal } from '@angular/core';
import { form, FormField, required } from '@angular/forms/signals';
import { qualityRoutes } from '@percolateur/contract';
import { improvementCauses, limits } from '@percolateur/domain';
import type { ImprovementCause } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Intentions } from '../../ui/intention';
import { limited } from '../../ui/limited';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';
import { TextField } from '../../ui/text-field';
import { today } from './today';

const blank = () => ({
  cause: 'survey' as ImprovementCause,
  body: '',
  decidedOn: today(),
  dueOn: '',
});

/** Writes down something that a hub decided to do better. */
@Component({
  selector: 'app-improvement-form',
  imports: [Busy, FormField, ProblemNote, TextField],
  template: `
    <form novalidate aria-label="Amélioration" (submit)="$event.preventDefault(); submit()">
      <div class="field">
        <label for="field-cause">D’où vient-elle&nbsp;?</label>
        <select id="field-cause" [formField]="fields.cause">
          @for (cause of causes; track cause[0]) {
            <option [value]="cause[0]">{{ cause[1] }}</option>
          }
        </select>
      </div>
      <app-text-field
        label="Ce qui sera fait, et par qui"
        path="body"
        [lines]="3"
        [field]="fields.body"
        [problem]="keeping.problem()"
      />
      <app-text-field
        label="Décidée le"
        path="decidedOn"
        type="date"
        [field]="fields.decidedOn"
        [problem]="keeping.problem()"
      />
      <app-text-field
        label="Pour le"
        path="dueOn"
        type="date"
        [optional]="true"
        [field]="fields.dueOn"
        [problem]="keeping.problem()"
      />
      <app-problem [problem]="keeping.problem()" />
      <button class="button primary" [appBusy]="keeping.pending()">Garder cette action</button>
    </form>
  `,
})
export class ImprovementForm {
  private readonly api = inject(Api);
  private readonly intentions = new Intentions();

  readonly organisationId = input.required<string>();
  readonly kept = output();

  private readonly model = signal(blank());
  protected readonly fields = form(this.model, (path) => {
    required(path.body, { message: 'À remplir.' });
    limited(path.body, limits.lines);
    required(path.decidedOn, { message: 'À remplir.' });
  });
  protected readonly causes = Object.entries(improvementCauses);
  protected readonly keeping = action(async () => {
    const params = { organisationId: this.organisationId() };
    const { dueOn, ...noted } = this.model();
    const id = this.intentions.idOf('improvement');
    const body = { id, complaintId: null, ...noted, dueOn: dueOn || null };
    await this.api.call(qualityRoutes.noteImprovement, { params, body });
    this.intentions.done('improvement');
    this.model.set(blank());
    this.kept.emit();
  });

  protected submit(): Promise<boolean> {
    return send(this.fields, () => this.keeping.run());
  }
}
