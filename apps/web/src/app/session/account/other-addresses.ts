import { Component, inject, Injector, resource, signal, viewChild } from '@angular/core';
import { accountRoutes } from '@percolateur/contract';
import { mostOtherAddresses } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Announce, focusNext } from '../../ui/announce';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { askedBefore } from '../code-asked';
import { CurrentPerson } from '../current-person';
import { AddressForm } from './address-form';
import { ProveAgain } from './prove-again';

/** My addresses besides the one that letters go to: added, made the main one, taken off. */
@Component({
  selector: 'app-other-addresses',
  imports: [AddressForm, Busy, ConfirmDialog, PageState, ProblemNote, ProveAgain],
  template: `
    @if (addresses.hasValue()) {
      <ul class="plain" id="adresses" tabindex="-1" aria-label="Mes autres adresses">
        @for (each of addresses.value(); track each.email) {
          <li class="card">
            <strong>{{ each.email }}</strong>
            <span class="deeds">
              <button
                type="button"
                class="button"
                [appBusy]="busy() === each.email"
                (click)="act('prefer', each.email)"
              >
                En faire mon adresse principale<span class="hidden"> : {{ each.email }}</span>
              </button>
              <button
                type="button"
                class="button quiet"
                [appBusy]="busy() === each.email"
                (click)="remove(each.email)"
              >
                Retirer<span class="hidden"> {{ each.email }}</span>
              </button>
            </span>
          </li>
        } @empty {
          <li class="soft">Aucune pour l’instant.</li>
        }
      </ul>
      <app-problem [problem]="doing.problem()" />
      @if (doing.problem()?.code === 'sign-in-again') {
        <app-prove-again (proved)="again()" />
      }
      @if (adding()) {
        <app-address-form [adding]="true" (done)="added()" />
      } @else if (addresses.value().length < most) {
        <button type="button" class="button" (click)="begin()">Ajouter une adresse</button>
      } @else {
        <p class="soft">C’est le maximum : retirez-en une pour en ajouter une autre.</p>
      }
    } @else {
      <app-page-state [of]="addresses" />
    }
    <app-confirm
      [heading]="'Retirer ' + leaving() + ' ?'"
      confirmLabel="Retirer cette adresse"
      [danger]="true"
    >
      <p>
        Elle ne permettra plus d’entrer, et un message l’y dira. Ce que vous avez signé et reçu
        reste le vôtre.
      </p>
    </app-confirm>
  `,
  styles: `
    li.card {
      margin-block-end: 0.75rem;
      padding: 0.75rem 1rem;
      overflow-wrap: anywhere;
    }
    .deeds {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
      margin-block-start: 0.5rem;
    }
  `,
})
export class OtherAddresses {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly injector = inject(Injector);
  private readonly current = inject(CurrentPerson);
  private readonly sure = viewChild.required(ConfirmDialog);

  protected readonly most = mostOtherAddresses;
  protected readonly addresses = resource({
    loader: () => this.api.call(accountRoutes.addresses),
  });
  protected readonly adding = signal(askedBefore('autre-adresse') !== null);
  /** The address that something is being done to. */
  protected readonly busy = signal<string | null>(null);
  /** The one that is about to be taken off. */
  protected readonly leaving = signal('');
  private readonly asked = signal<['prefer' | 'remove', string] | null>(null);

  protected readonly doing = action(async (what: 'prefer' | 'remove', email: string) => {
    this.asked.set([what, email]);
    this.busy.set(email);
    try {
      const route = what === 'prefer' ? accountRoutes.preferAddress : accountRoutes.removeAddress;
      await this.api.call(route, { body: { email } });
    } finally {
      this.busy.set(null);
    }
    const person = this.current.person();
    if (what === 'prefer' && person) this.current.signedIn({ person: { ...person, email } });
    this.announce.say(
      what === 'prefer'
        ? `Les messages arriveront maintenant à ${email}.`
        : `${email} n’est plus l’une de vos adresses.`,
    );
    this.addresses.reload();
    focusNext('adresses', this.injector);
  });

  protected act(what: 'prefer' | 'remove', email: string): void {
    void this.doing.run(what, email);
  }

  protected again(): void {
    const asked = this.asked();
    if (asked) this.act(...asked);
  }

  protected async remove(email: string): Promise<void> {
    this.leaving.set(email);
    if (await this.sure().ask()) this.act('remove', email);
  }

  protected begin(): void {
    this.adding.set(true);
    focusNext('field-email', this.injector);
  }

  protected added(): void {
    this.adding.set(false);
    this.addresses.reload();
    focusNext('adresses', this.injector);
  }
}
