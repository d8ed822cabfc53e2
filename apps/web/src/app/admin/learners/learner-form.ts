import { Component, inject, input, linkedSignal, output } from '@angular/core';
import { form } from '@angular/forms/signals';
import { type LearnerRow, organisationRoutes } from '@percolateur/contract';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { employerRules, nameRules, PersonFields } from '../../ui/person-fields';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';

/** Corrects the name of a person, as documents to come will print it. */
@Component({
  selector: 'app-learner-form',
  imports: [Busy, PersonFields, ProblemNote],
  template: `
    <p>Les documents déjà émis gardent le nom qu’ils portent.</p>
    <form novalidate (submit)="$event.preventDefault(); submit()">
      <app-person-fields
        [name]="fields"
        [employer]="fields.employer"
        [problem]="saving.problem()"
      />
      <app-problem [problem]="saving.problem()" />
      <button class="button primary" [appBusy]="saving.pending()">Enregistrer</button>
    </form>
  `,
})
export class LearnerForm {
  private readonly api = inject(Api);

  readonly organisationId = input.required<string>();
  readonly person = input.required<LearnerRow>();
  readonly saved = output();

  private readonly model = linkedSignal(() => {
    const { firstName, lastName, employer } = this.person();
    return { firstName, lastName, employer };
  });
  protected readonly fields = form(this.model, (path) => {
    nameRules(path);
    employerRules(path.employer);
  });
  protected readonly saving = action(async () => {
    await this.api.call(organisationRoutes.editPerson, {
      params: { organisationId: this.organisationId(), personId: this.person().personId },
      body: this.model(),
    });
    this.saved.emit();
  });

  protected submit(): Promise<boolean> {
    return send(this.fields, () => this.saving.run());
  }
}
