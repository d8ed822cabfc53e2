import { Component, inject, input, output, signal } from '@angular/core';
import { form, FormField, required } from '@angular/forms/signals';
import { qualityRoutes } from '@percolateur/contract';
import { complaintSources, limits } from '@percolateur/domain';
import type { ComplaintSource } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Intentions } from '../../ui/intention';
import { limited } from '../../ui/limited';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';
import { TextField } from '../../ui/text-field';
import { today } from './today';

const blank = () => ({
  source: 'learner' as ComplaintSource,
  who: '',
  receivedOn: today(),
  body: '',
});

/** Writes down a complaint that came by another way: by telephone, by letter, in the room. */
@Component({
  selector: 'app-complaint-form',
  imports: [Busy, FormField, ProblemNote, TextField],
  template: `
    <form novalidate aria-label="Réclamation reçue" (submit)="$event.preventDefault(); submit()">
      <div class="field">
        <label for="field-source">De qui vient-elle&nbsp;?</label>
        <select id="field-source" [formField]="fields.source">
          @for (source of sources; track source[0]) {
            <option [value]="source[0]">{{ source[1] }}</option>
          }
        </select>
      </div>
      <app-text-field
        label="Nom ou structure"
        path="who"
        [optional]="true"
        [field]="fields.who"
        [problem]="keeping.problem()"
      />
      <app-text-field
        label="Reçue le"
        path="receivedOn"
        type="date"
        [field]="fields.receivedOn"
        [problem]="keeping.problem()"
      />
      <app-text-field
        label="Ce qui est reproché"
        path="body"
        [lines]="4"
        [field]="fields.body"
        [problem]="keeping.problem()"
      />
      <app-problem [problem]="keeping.problem()" />
      <button class="button primary" [appBusy]="keeping.pending()">Inscrire au registre</button>
    </form>
  `,
})
export class ComplaintForm {
  private readonly api = inject(Api);
  private readonly intentions = new Intentions();

  readonly organisationId = input.required<string>();
  readonly kept = output();

  private readonly model = signal(blank());
  protected readonly fields = form(this.model, (path) => {
    limited(path.who, limits.line);
    required(path.receivedOn, { message: 'À remplir.' });
    required(path.body, { message: 'À remplir.' });
    limited(path.body, limits.lines);
  });
  protected readonly sources = Object.entries(complaintSources);
  protected readonly keeping = action(async () => {
    const params = { organisationId: this.organisationId() };
    const body = { id: this.intentions.idOf('complaint'), cohortId: null, ...this.model() };
    await this.api.call(qualityRoutes.noteComplaint, { params, body });
    this.intentions.done('complaint');
    this.model.set(blank());
    this.kept.emit();
  });

  protected submit(): Promise<boolean> {
    return send(this.fields, () => this.keeping.run());
  }
}
