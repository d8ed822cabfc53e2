import {
  Component,
  computed,
  inject,
  Injector,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { form } from '@angular/forms/signals';
import { accountRoutes } from '@percolateur/contract';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Announce, focusNext } from '../../ui/announce';
import { CodeField, codeRules } from '../../ui/code-field';
import { emailRules } from '../../ui/person-fields';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';
import { TextField } from '../../ui/text-field';
import { askedBefore, keepAsked } from '../code-asked';
import { CurrentPerson } from '../current-person';
import { ProveAgain } from './prove-again';

/** Another address, to be known by or to have besides, confirmed by the code received there. */
@Component({
  selector: 'app-address-form',
  imports: [Busy, CodeField, ProblemNote, ProveAgain, TextField],
  template: `
    @if (asked(); as asked) {
      <form
        [attr.aria-label]="
          adding() ? 'Confirmer mon autre adresse' : 'Confirmer ma nouvelle adresse'
        "
        novalidate
        (submit)="$event.preventDefault(); confirm()"
      >
        <p>
          Un code vient de partir à <strong>{{ asked.email }}</strong>. Il sert pendant
          {{ asked.minutes }} minutes. Rien n’arrive ? Vérifiez l’adresse et les indésirables : nous
          n’écrivons pas à une adresse qui est déjà celle de quelqu’un.
        </p>
        <app-code-field [field]="entering.code" [problem]="confirming.problem()" />
        <app-problem [problem]="confirming.problem()" />
        <p class="actions">
          <button class="button primary" [appBusy]="confirming.pending()">
            Confirmer cette adresse
          </button>
          <button type="button" class="button quiet" (click)="back()">Changer d’adresse</button>
        </p>
      </form>
    } @else {
      <form
        [attr.aria-label]="adding() ? 'Ajouter une adresse' : 'Changer d’adresse'"
        novalidate
        (submit)="$event.preventDefault(); ask()"
      >
        <app-text-field
          [label]="adding() ? 'Autre adresse électronique' : 'Nouvelle adresse électronique'"
          path="email"
          type="email"
          autocomplete="email"
          [hint]="
            adding()
              ? 'Un code y sera envoyé. Ensuite, elle permettra d’entrer, et les listes vous reconnaîtront par elle.'
              : 'Un code y sera envoyé. Ensuite, codes et messages iront là, et non plus à l’ancienne.'
          "
          [field]="wanting.email"
          [problem]="asking.problem()"
        />
        <app-problem [problem]="asking.problem()" />
        @if (asking.problem()?.code !== 'sign-in-again') {
          <p class="actions">
            <button class="button primary" [appBusy]="asking.pending()">Recevoir un code</button>
            <button type="button" class="button quiet" (click)="done.emit()">Annuler</button>
          </p>
        }
      </form>
      @if (asking.problem()?.code === 'sign-in-again') {
        <app-prove-again (proved)="asking.run()" />
      }
    }
  `,
})
export class AddressForm {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly injector = inject(Injector);
  private readonly current = inject(CurrentPerson);

  /** The address is had besides the one that letters go to, and takes no place. */
  readonly adding = input(false);
  /** Changed, added, or given up. */
  readonly done = output();

  private readonly purpose = computed(() => (this.adding() ? 'autre-adresse' : 'adresse'));
  protected readonly asked = linkedSignal(() => askedBefore(this.purpose()));
  private readonly wanted = signal({ email: '' });
  protected readonly wanting = form(this.wanted, (path) => emailRules(path.email));
  private readonly typed = signal({ code: '' });
  protected readonly entering = form(this.typed, (path) => codeRules(path.code));

  protected readonly asking = action(async () => {
    const answer = await this.api.call(accountRoutes.askAddress, { body: this.wanted() });
    this.remember({ ...answer, linkOnly: false, at: Date.now() });
    focusNext('field-code', this.injector);
  });

  protected readonly confirming = action(async () => {
    const { email } = this.asked()!;
    const body = { email, ...this.typed() };
    if (this.adding()) {
      await this.api.call(accountRoutes.addAddress, { body });
      this.remember(null);
      this.announce.say(`${email} est maintenant l’une de vos adresses.`);
      this.done.emit();
      return;
    }
    await this.api.call(accountRoutes.confirmAddress, { body });
    this.remember(null);
    const person = this.current.person();
    if (person) this.current.signedIn({ person: { ...person, email } });
    this.announce.say(`Votre adresse est maintenant ${email}.`);
    this.done.emit();
  });

  protected readonly ask = () => send(this.wanting, () => this.asking.run());
  protected readonly confirm = () => send(this.entering, () => this.confirming.run());

  protected back(): void {
    this.remember(null);
    this.entering().reset({ code: '' });
    this.confirming.clear();
    focusNext('field-email', this.injector);
  }

  private remember(asked: ReturnType<typeof askedBefore>): void {
    keepAsked(this.purpose(), asked);
    this.asked.set(asked);
  }
}
