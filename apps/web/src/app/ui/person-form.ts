import { Component, computed, inject, input, output, signal } from '@angular/core';
import { form } from '@angular/forms/signals';
import type { EnrolmentRow, NewEnrolment } from '@percolateur/contract';
import { cleanEmail, fullName, looksShared } from '@percolateur/domain';
import { action, Busy } from './action';
import { Announce } from './announce';
import { Intentions } from './intention';
import { emailRules, employerRules, nameRules, PersonFields } from './person-fields';
import { ProblemNote } from './problem-note';
import { send } from './send';

const blank = { firstName: '', lastName: '', email: '', employer: '' };

/** Somebody to add to a cohort; what was typed stays until the server has it. */
@Component({
  selector: 'app-person-form',
  imports: [Busy, PersonFields, ProblemNote],
  template: `
    <form novalidate (submit)="$event.preventDefault(); submit()">
      <app-problem [problem]="adding.problem()" />
      <app-person-fields
        [name]="fields"
        [email]="fields.email"
        [emailHint]="emailHint()"
        [employer]="fields.employer"
        [problem]="adding.problem()"
      />
      @if (adding.problem()?.code === 'known-address') {
        <button
          type="button"
          class="button"
          [appBusy]="adding.pending()"
          (click)="adding.run({ samePerson: true })"
        >
          Oui, c’est cette personne
        </button>
      }
      @if (adding.problem()?.code === 'same-name') {
        <button
          type="button"
          class="button"
          [appBusy]="adding.pending()"
          (click)="adding.run({ another: true })"
        >
          C’est quelqu’un d’autre
        </button>
      }
      <button class="button primary" [appBusy]="adding.pending()">{{ verb() }}</button>
    </form>
  `,
})
export class PersonForm {
  private readonly announce = inject(Announce);
  private readonly intentions = new Intentions();

  /**
   * Adds the person on the server; null when they are kept on the device. `another`: they are said to
   * be somebody else than who bears that name.
   */
  readonly add =
    input.required<(person: NewEnrolment, another: boolean) => Promise<EnrolmentRow | null>>();
  /** What will happen: « Inscrire cette personne ». */
  readonly verb = input.required<string>();
  readonly added = output<EnrolmentRow | null>();

  private readonly model = signal(blank);
  protected readonly fields = form(this.model, (path) => {
    nameRules(path);
    emailRules(path.email);
    employerRules(path.employer);
  });
  /** One address is one person: said as soon as it looks like a team’s. */
  protected readonly emailHint = computed(() =>
    looksShared(cleanEmail(this.model().email))
      ? 'Cette adresse semble partagée\u00a0: elle ne servira qu’à cette personne, qui y recevra ses codes. Une adresse à son nom, même personnelle, vaut mieux.'
      : '',
  );
  protected readonly adding = action(async (yes: { samePerson?: true; another?: true } = {}) => {
    // Another address is somebody else, whatever became of the first try.
    const who = this.model();
    const { another = false, ...same } = yes;
    const person = { id: this.intentions.idOf(who.email), ...who, ...same };
    const row = await this.add()(person, another);
    this.intentions.done(who.email);
    this.fields().reset(blank);
    this.announce.say(
      row
        ? `${fullName(row)} figure dans la session.`
        : `${fullName(who)} est dans la liste, et gardée sur cet appareil.`,
    );
    this.added.emit(row);
  });

  protected submit(): Promise<boolean> {
    return send(this.fields, () => this.adding.run());
  }
}
