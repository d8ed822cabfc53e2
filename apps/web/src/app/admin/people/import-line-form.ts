import { Component, input, linkedSignal, output } from '@angular/core';
import { form } from '@angular/forms/signals';
import type { ImportLine } from '@percolateur/contract';
import { Busy } from '../../ui/action';
import { emailRules, employerRules, nameRules, PersonFields } from '../../ui/person-fields';
import { send } from '../../ui/send';

/** Corrects a line of a list here, before anybody is enrolled. */
@Component({
  selector: 'app-import-line-form',
  imports: [Busy, PersonFields],
  template: `
    <form novalidate (submit)="$event.preventDefault(); submit()">
      <app-person-fields
        [name]="fields"
        [email]="fields.email"
        [employer]="fields.employer"
        [problem]="null"
      />
      <p class="actions">
        <button class="button" [appBusy]="busy()">Vérifier cette ligne</button>
        <button type="button" class="button quiet" (click)="closed.emit()">Ne rien changer</button>
      </p>
    </form>
  `,
})
export class ImportLineForm {
  readonly line = input.required<ImportLine>();
  readonly busy = input.required<boolean>();
  readonly corrected = output<ImportLine>();
  readonly closed = output();

  private readonly model = linkedSignal(() => {
    const { firstName, lastName, email, employer } = this.line();
    return { firstName, lastName, email, employer };
  });
  protected readonly fields = form(this.model, (path) => {
    nameRules(path);
    emailRules(path.email);
    employerRules(path.employer);
  });

  protected submit(): Promise<boolean> {
    return send(this.fields, async () => {
      // What was answered was about what stood there before.
      const yes = this.line().yes.filter((each) => each === 'left');
      this.corrected.emit({ ...this.line(), ...this.model(), uneven: false, yes });
    });
  }
}
