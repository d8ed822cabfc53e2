import { Component, inject, input, linkedSignal, output } from '@angular/core';
import { form } from '@angular/forms/signals';
import { type LearnerRow, organisationRoutes } from '@percolateur/contract';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { emailRules, employerRules, nameRules, PersonFields } from '../../ui/person-fields';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';

/** Corrects the name of a person, as documents to come will print it, and an address mistyped. */
@Component({
  selector: 'app-learner-form',
  imports: [Busy, PersonFields, ProblemNote],
  template: `
    <p>
      Les documents déjà émis et ce qui est signé gardent le nom qu’ils portent. La personne est
      prévenue quand son nom change.
    </p>
    <form novalidate (submit)="$event.preventDefault(); submit()">
      <app-person-fields
        [name]="fields"
        [email]="fields.email"
        emailHint="Une faute de frappe se corrige ici, et l’invitation repart, tant que la personne n’est pas encore venue, ou si les messages en reviennent. Sinon, elle seule change d’adresse, dans son compte."
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
  readonly person =
    input.required<
      Pick<LearnerRow, 'personId' | 'firstName' | 'lastName' | 'email' | 'employer'>
    >();
  readonly saved = output();

  private readonly model = linkedSignal(() => {
    const { firstName, lastName, email, employer } = this.person();
    return { firstName, lastName, email, employer };
  });
  protected readonly fields = form(this.model, (path) => {
    nameRules(path);
    emailRules(path.email);
    employerRules(path.employer);
  });
  protected readonly saving = action(async () => {
    const { email, ...card } = this.model();
    await this.api.call(organisationRoutes.editPerson, {
      params: { organisationId: this.organisationId(), personId: this.person().personId },
      body: { ...card, ...(email !== this.person().email && { email }) },
    });
    this.saved.emit();
  });

  protected submit(): Promise<boolean> {
    return send(this.fields, () => this.saving.run());
  }
}
