import { Component, inject, input, output, signal } from '@angular/core';
import { learnerRoutes, type Today } from '@percolateur/contract';
import { fullName } from '@percolateur/domain';
import { Api } from '../../api';
import { CurrentPerson } from '../../session/current-person';
import { NameForm } from '../../session/account/name-form';
import { action, Busy } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { Icon } from '../../ui/icon';
import { ProblemNote } from '../../ui/problem-note';

/** Asks whether one’s name is well spelt, while it is time: one tap, or a correction. */
@Component({
  selector: 'app-name-check',
  imports: [Busy, Icon, NameForm, ProblemNote],
  template: `
    <section class="note" aria-labelledby="name-check">
      <app-icon name="document" />
      <div>
        <h2 id="name-check">Votre nom sur l’attestation</h2>
        <p>
          Vos documents porteront ce nom, lettre pour lettre&nbsp;: <strong>{{ name() }}</strong>
        </p>
        @if (correcting()) {
          <app-name-form (done)="corrected()" />
        } @else {
          <p class="actions">
            <button type="button" class="button" [appBusy]="saying.pending()" (click)="confirm()">
              C’est bien écrit
            </button>
            <button type="button" class="button quiet" (click)="correcting.set(true)">
              Corriger mon nom
            </button>
          </p>
        }
        <app-problem [problem]="saying.problem()" />
      </div>
    </section>
  `,
})
export class NameCheck {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly person = inject(CurrentPerson).person;

  readonly cohortId = input.required<string>();
  readonly as = input.required<NonNullable<Today['nameToCheck']>>();
  readonly checked = output();

  protected readonly correcting = signal(false);
  protected readonly name = () => fullName(this.as());

  protected readonly saying = action(async (body: { firstName: string; lastName: string }) => {
    await this.api.call(learnerRoutes.checkName, { params: { cohortId: this.cohortId() }, body });
    this.announce.say('C’est noté : vos documents porteront ce nom.');
    this.checked.emit();
  });

  protected async confirm(): Promise<void> {
    const { firstName, lastName } = this.as();
    await this.saying.run({ firstName, lastName });
  }

  /** Who just wrote their name has read it; who gave up has not. */
  protected async corrected(): Promise<void> {
    const { firstName, lastName } = this.person()!;
    this.correcting.set(false);
    if (fullName({ firstName, lastName }) === this.name()) return;
    await this.saying.run({ firstName, lastName });
    this.checked.emit();
  }
}
