import { Component, inject, linkedSignal, output } from '@angular/core';
import { form } from '@angular/forms/signals';
import { accountRoutes } from '@percolateur/contract';
import { cleanName } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { nameRules, PersonFields } from '../../ui/person-fields';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';
import { CurrentPerson } from '../current-person';

/** My name, as papers to come will bear it. */
@Component({
  selector: 'app-name-form',
  imports: [Busy, PersonFields, ProblemNote],
  template: `
    <form aria-label="Corriger mon nom" novalidate (submit)="$event.preventDefault(); submit()">
      <p>
        Votre nom figure sur vos documents : écrivez-le comme sur une pièce d’identité. Ce que vous
        avez déjà signé garde le nom d’alors.
      </p>
      <app-person-fields [name]="fields" [problem]="saving.problem()" [own]="true" />
      <app-problem [problem]="saving.problem()" />
      <p class="actions">
        <button class="button primary" [appBusy]="saving.pending()">Corriger mon nom</button>
        <button type="button" class="button quiet" (click)="done.emit()">Annuler</button>
      </p>
    </form>
  `,
})
export class NameForm {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly current = inject(CurrentPerson);

  /** Corrected, or given up. */
  readonly done = output();

  private readonly draft = linkedSignal(() => {
    const { firstName = '', lastName = '' } = this.current.person() ?? {};
    return { firstName, lastName };
  });
  protected readonly fields = form(this.draft, nameRules);

  protected readonly saving = action(async () => {
    const body = this.draft();
    await this.api.call(accountRoutes.rename, { body });
    const person = this.current.person();
    const name = { firstName: cleanName(body.firstName), lastName: cleanName(body.lastName) };
    if (person) this.current.signedIn({ person: { ...person, ...name } });
    this.announce.say('Votre nom est corrigé.');
    this.done.emit();
  });

  protected readonly submit = () => send(this.fields, () => this.saving.run());
}
