import { Component, inject, input, output, signal } from '@angular/core';
import { form, FormField } from '@angular/forms/signals';
import { type Organisation, organisationRoutes, type StaffMember } from '@percolateur/contract';
import type { Role } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { emailRules, nameRules, PersonFields } from '../../ui/person-fields';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';
import { roleWords } from '../shared/words';

const blank = { firstName: '', lastName: '', email: '', role: 'trainer' as Role };

/** Gives a role to a person, who is known by her address or becomes so. */
@Component({
  selector: 'app-role-form',
  imports: [Busy, FormField, PersonFields, ProblemNote],
  template: `
    <form novalidate (submit)="$event.preventDefault(); submit()">
      <app-person-fields
        [name]="fields"
        [email]="fields.email"
        emailHint="Elle servira à entrer, avec un code."
        [problem]="giving.problem()"
      />
      <div class="field">
        <label for="field-role">Rôle</label>
        <select id="field-role" [formField]="fields.role">
          @for (role of roles(); track role) {
            <option [value]="role">{{ words[role] }}</option>
          }
        </select>
      </div>
      <app-problem [problem]="giving.problem()" />
      @if (giving.problem()?.code === 'known-address') {
        <button
          type="button"
          class="button"
          [appBusy]="giving.pending()"
          (click)="giving.run({ samePerson: true })"
        >
          Oui, c’est cette personne
        </button>
      }
      <button class="button primary" [appBusy]="giving.pending()">Donner ce rôle</button>
    </form>
  `,
})
export class RoleForm {
  private readonly api = inject(Api);

  readonly organisation = input.required<Organisation>();
  /** Roles that I may give here. */
  readonly roles = input.required<readonly Role[]>();
  readonly given = output<StaffMember[]>();

  private readonly model = signal(blank);
  protected readonly fields = form(this.model, (path) => {
    nameRules(path);
    emailRules(path.email);
  });
  protected readonly words = roleWords;
  protected readonly giving = action(async (yes: { samePerson?: true } = {}) =>
    this.given.emit(
      await this.api.call(organisationRoutes.giveRole, {
        params: { organisationId: this.organisation().id },
        body: { ...this.model(), ...yes },
      }),
    ),
  );

  protected submit(): Promise<boolean> {
    return send(this.fields, () => this.giving.run());
  }
}
