import { Component, inject, Injector, output, signal } from '@angular/core';
import { form } from '@angular/forms/signals';
import { sessionRoutes } from '@percolateur/contract';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { focusNext } from '../../ui/announce';
import { CodeField, codeRules } from '../../ui/code-field';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';
import { CurrentPerson } from '../current-person';

/**
 * Asks who has been signed in for a while to show that it is them, by a code at their own address,
 * without leaving what they were doing.
 */
@Component({
  selector: 'app-prove-again',
  imports: [Busy, CodeField, ProblemNote],
  template: `
    @if (asked()) {
      <form
        aria-label="Dire que c’est bien moi"
        novalidate
        (submit)="$event.preventDefault(); enter()"
      >
        <p>
          Un code vient de partir à <strong>{{ current.person()?.email }}</strong>.
        </p>
        <app-code-field [field]="fields.code" [problem]="prove.problem()" />
        <app-problem [problem]="prove.problem()" />
        <p class="actions">
          <button class="button primary" [appBusy]="prove.pending()">C’est bien moi</button>
        </p>
      </form>
    } @else {
      <app-problem [problem]="ask.problem()" />
      <p class="actions">
        <button type="button" class="button primary" [appBusy]="ask.pending()" (click)="ask.run()">
          Recevoir un code
        </button>
      </p>
    }
  `,
})
export class ProveAgain {
  private readonly api = inject(Api);
  private readonly injector = inject(Injector);

  protected readonly current = inject(CurrentPerson);
  /** The session of this browser is fresh again. */
  readonly proved = output();

  protected readonly asked = signal(false);
  private readonly typed = signal({ code: '' });
  protected readonly fields = form(this.typed, (path) => codeRules(path.code));

  protected readonly ask = action(async () => {
    const { email } = this.current.person()!;
    await this.api.call(sessionRoutes.requestCode, { body: { email } });
    this.asked.set(true);
    focusNext('field-code', this.injector);
  });

  protected readonly prove = action(async () => {
    const body = { email: this.current.person()!.email, ...this.typed() };
    this.current.signedIn(await this.api.call(sessionRoutes.enterCode, { body }));
    this.proved.emit();
  });

  protected readonly enter = () => send(this.fields, () => this.prove.run());
}
