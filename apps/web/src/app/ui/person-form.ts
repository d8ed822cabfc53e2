import { Component, inject, input, output, signal } from '@angular/core';
import { email, form, maxLength, required } from '@angular/forms/signals';
import type { EnrolmentRow, NewEnrolment } from '@percolateur/contract';
import { action, Busy } from './action';
import { Announce } from './announce';
import { Intentions } from './intention';
import { ProblemNote } from './problem-note';
import { send } from './send';
import { TextField } from './text-field';

const blank = { firstName: '', lastName: '', email: '', employer: '' };

/** Somebody to add to a cohort; what was typed stays until the server has it. */
@Component({
  selector: 'app-person-form',
  imports: [Busy, ProblemNote, TextField],
  template: `
    <form novalidate (submit)="$event.preventDefault(); submit()">
      <app-problem [problem]="adding.problem()" />
      <app-text-field
        label="Prénom"
        path="firstName"
        [field]="fields.firstName"
        [problem]="adding.problem()"
      />
      <app-text-field
        label="Nom"
        path="lastName"
        [field]="fields.lastName"
        [problem]="adding.problem()"
      />
      <app-text-field
        label="Adresse électronique"
        path="email"
        type="email"
        [field]="fields.email"
        [problem]="adding.problem()"
      />
      <app-text-field
        label="Structure"
        path="employer"
        [optional]="true"
        [field]="fields.employer"
        [problem]="adding.problem()"
      />
      <button class="button primary" [appBusy]="adding.pending()">{{ verb() }}</button>
    </form>
  `,
})
export class PersonForm {
  private readonly announce = inject(Announce);
  private readonly intentions = new Intentions();

  /** Adds the person on the server. */
  readonly add = input.required<(person: NewEnrolment) => Promise<EnrolmentRow>>();
  /** What will happen: « Inscrire cette personne ». */
  readonly verb = input.required<string>();
  readonly added = output<EnrolmentRow>();

  private readonly model = signal(blank);
  protected readonly fields = form(this.model, (path) => {
    required(path.firstName, { message: 'Écrivez le prénom.' });
    maxLength(path.firstName, 100, { message: 'Cent caractères au plus.' });
    required(path.lastName, { message: 'Écrivez le nom.' });
    maxLength(path.lastName, 100, { message: 'Cent caractères au plus.' });
    required(path.email, { message: 'Écrivez l’adresse électronique.' });
    email(path.email, { message: 'Cette adresse est incomplète.' });
    maxLength(path.employer, 200, { message: 'Deux cents caractères au plus.' });
  });
  protected readonly adding = action(async () => {
    const row = await this.add()({ id: this.intentions.idOf('person'), ...this.model() });
    this.intentions.done('person');
    this.fields().reset(blank);
    this.announce.say(`${row.firstName} ${row.lastName} figure dans la session.`);
    this.added.emit(row);
  });

  protected submit(): Promise<boolean> {
    return send(this.fields, () => this.adding.run());
  }
}
