import { Component, computed, inject, Injector, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type CurrentSession, sessionRoutes } from '@percolateur/contract';
import { Api } from '../api';
import { action, Busy } from '../ui/action';
import { Announce, focusNext } from '../ui/announce';
import { Fault } from '../ui/fault';
import { Heading } from '../ui/heading';
import { ProblemNote } from '../ui/problem-note';
import { CurrentPerson } from './current-person';
import { destination } from './destination';

const RESEND_AFTER_MS = 60_000;

/** Sign in: an address, then the code received; or a password, for the teams. */
@Component({
  selector: 'app-sign-in-page',
  imports: [Busy, Fault, Heading, ProblemNote, RouterLink],
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
  protected readonly email = linkedSignal(() => this.adresse() ?? '');
  /** Minutes that the code sent is good for; null until one is sent. */
  protected readonly sent = signal<{ email: string; minutes: number; linkOnly: boolean } | null>(
    null,
  );
  protected readonly mayResend = signal(false);
  /** A fault found before sending. */
  protected readonly fault = signal<{ field: 'email' | 'code'; text: string } | null>(null);

  protected readonly sendCode = action(async () => {
    const email = this.email().trim();
    this.sent.set(await this.api.call(sessionRoutes.requestCode, { body: { email } }));
    this.mayResend.set(false);
    setTimeout(() => this.mayResend.set(true), RESEND_AFTER_MS);
    focusNext('field-code', this.injector);
    this.announce.say('Code envoyé. Entrez les six chiffres reçus.');
  });

  protected readonly enterCode = action(async (typed: string) => {
    const code = typed.replace(/\D/g, '');
    const email = this.sent()?.email ?? this.email();
    await this.arrive(await this.api.call(sessionRoutes.enterCode, { body: { email, code } }));
  });

  protected readonly enterPassword = action(async (email: string, password: string) => {
    await this.arrive(
      await this.api.call(sessionRoutes.enterPassword, { body: { email, password } }),
    );
  });

  protected readonly leave = action(() => this.current.signOut());

  protected ask(field: HTMLInputElement): void {
    if (!this.whole('email', field, field.validity.valid && field.value.trim() !== '')) return;
    void this.sendCode.run();
  }

  protected enter(field: HTMLInputElement): void {
    if (!this.whole('code', field, field.value.replace(/\D/g, '').length === 6)) return;
    void this.enterCode.run(field.value);
  }

  protected changeAddress(): void {
    this.sent.set(null);
    this.sendCode.clear();
    this.enterCode.clear();
    focusNext('field-email', this.injector);
  }

  private whole(name: 'email' | 'code', field: HTMLInputElement, valid: boolean): boolean {
    const text =
      name === 'email'
        ? 'Écrivez votre adresse en entier, comme prenom@exemple.fr.'
        : 'Le code compte six chiffres.';
    this.fault.set(valid ? null : { field: name, text });
    if (!valid) field.focus();
    return valid;
  }

  private async arrive(session: CurrentSession): Promise<void> {
    const person = this.current.signedIn(session);
    await this.router.navigateByUrl(destination(person, this.suite()));
  }
}
