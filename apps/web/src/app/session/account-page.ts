import { Component, inject, signal, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { sessionRoutes } from '@percolateur/contract';
import { Api } from '../api';
import { Outbox } from '../outbox/outbox';
import { action, Busy } from '../ui/action';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { Fault } from '../ui/fault';
import { Heading } from '../ui/heading';
import { Icon } from '../ui/icon';
import { ProblemNote } from '../ui/problem-note';
import { CurrentPerson } from './current-person';

const roleWords = {
  trainer: 'formation',
  coordinator: 'coordination',
  admin: 'administration',
} as const;

/** Who I am here, how I leave, and my password if I am of a team. */
@Component({
  selector: 'app-account-page',
  imports: [Busy, ConfirmDialog, Fault, Heading, Icon, ProblemNote],
  templateUrl: './account-page.html',
})
export class AccountPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly everywhere = viewChild.required(ConfirmDialog);

  protected readonly outbox = inject(Outbox);
  protected readonly current = inject(CurrentPerson);
  protected readonly roleWords = roleWords;
  protected readonly shown = signal(false);
  protected readonly passwordSet = signal(false);

  protected readonly leave = action(async (everywhere: boolean) => {
    if (everywhere && !(await this.everywhere().ask())) return;
    await this.current.signOut(everywhere);
    await this.router.navigateByUrl('/entrer');
  });

  protected readonly setPassword = action(async (form: HTMLFormElement) => {
    const given = new FormData(form);
    const current = given.get('current');
    this.passwordSet.set(false);
    await this.api.call(sessionRoutes.setPassword, {
      body: { next: String(given.get('next')), ...(current && { current: String(current) }) },
    });
    const person = this.current.person();
    if (person) this.current.signedIn({ person: { ...person, hasPassword: true } });
    this.passwordSet.set(true);
    form.reset();
  });
}
