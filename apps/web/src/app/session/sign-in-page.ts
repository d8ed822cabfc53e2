import {
  Component,
  computed,
  effect,
  inject,
  Injector,
  input,
  linkedSignal,
  resource,
  signal,
} from '@angular/core';
import { form, required } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { type CurrentSession, sessionRoutes } from '@percolateur/contract';
import { Api } from '../api';
import { action, Busy } from '../ui/action';
import { Announce, focusNext } from '../ui/announce';
import { CodeField, codeRules } from '../ui/code-field';
import { Heading } from '../ui/heading';
import { Icon } from '../ui/icon';
import { emailRules } from '../ui/person-fields';
import { ProblemNote } from '../ui/problem-note';
import { send } from '../ui/send';
import { TextField } from '../ui/text-field';
import { askedBefore, keepAsked } from './code-asked';
import { CurrentPerson } from './current-person';
import { destination } from './destination';

const RESEND_AFTER_MS = 60_000;

/** Sign in: an address, then the code received; or a password, for the teams. */
@Component({
  selector: 'app-sign-in-page',
  imports: [Busy, CodeField, Heading, Icon, ProblemNote, RouterLink, TextField],
  templateUrl: './sign-in-page.html',
  styleUrl: './sign-in-page.css',
})
export class SignInPage {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly injector = inject(Injector);
  private readonly router = inject(Router);
  private readonly current = inject(CurrentPerson);

  /** Where to go afterwards. */
  readonly suite = input<string>();
  /** An address to begin with: the demonstration’s. */
  readonly adresse = input<string>();

  protected readonly person = this.current.person;
  protected readonly onward = computed(() => destination(this.person(), this.suite()));
  /** The code asked for in this tab; null until one is. */
  protected readonly sent = signal(askedBefore('entrer'));
  protected readonly mayResend = signal(false);
  /** In the demonstration messages are read in the browser. */
  protected readonly about = resource({
    params: () => (this.sent() ? {} : undefined),
    loader: () => this.api.call(sessionRoutes.about),
  });

  private readonly address = linkedSignal(() => ({ email: this.adresse() ?? '' }));
  protected readonly asking = form(this.address, (path) => emailRules(path.email));
  private readonly typed = signal({ code: '' });
  protected readonly entering = form(this.typed, (path) => codeRules(path.code));
  private readonly pair = linkedSignal(() => ({ email: this.adresse() ?? '', password: '' }));
  protected readonly knowing = form(this.pair, (path) => {
    emailRules(path.email);
    required(path.password, { message: 'Écrivez le mot de passe.' });
  });

  constructor() {
    effect((clear) => {
      const asked = this.sent();
      this.mayResend.set(false);
      const wait = (asked?.at ?? 0) + RESEND_AFTER_MS - Date.now();
      const timer = setTimeout(() => this.mayResend.set(true), wait);
      clear(() => clearTimeout(timer));
    });
  }

  protected readonly sendCode = action(async () => {
    const email = this.sent()?.email ?? this.address().email.trim();
    const answer = await this.api.call(sessionRoutes.requestCode, { body: { email } });
    this.remember({ ...answer, at: Date.now() });
    focusNext('field-code', this.injector);
    this.announce.say('Code envoyé. Entrez les six chiffres reçus.');
  });

  protected readonly enterCode = action(async () => {
    const body = { email: this.sent()!.email, ...this.typed() };
    await this.arrive(await this.api.call(sessionRoutes.enterCode, { body }));
  });

  protected readonly enterPassword = action(async () => {
    await this.arrive(await this.api.call(sessionRoutes.enterPassword, { body: this.pair() }));
  });

  protected readonly leave = action(() => this.current.signOut());

  protected readonly ask = () => send(this.asking, () => this.sendCode.run());
  protected readonly enter = () => send(this.entering, () => this.enterCode.run());
  protected readonly know = () => send(this.knowing, () => this.enterPassword.run());

  protected changeAddress(): void {
    this.remember(null);
    this.entering().reset({ code: '' });
    this.sendCode.clear();
    this.enterCode.clear();
    focusNext('field-email', this.injector);
  }

  private remember(asked: ReturnType<typeof askedBefore>): void {
    keepAsked('entrer', asked);
    this.sent.set(asked);
  }

  private async arrive(session: CurrentSession): Promise<void> {
    keepAsked('entrer', null);
    const person = this.current.signedIn(session);
    await this.router.navigateByUrl(destination(person, this.suite()));
  }
}
