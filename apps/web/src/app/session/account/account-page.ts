import { Component, inject, Injector, signal, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { accountRoutes, type DataFormat, urlOf } from '@percolateur/contract';
import { fullName } from '@percolateur/domain';
import { Outbox } from '../../outbox/outbox';
import { action, Busy } from '../../ui/action';
import { focusNext } from '../../ui/announce';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { ProblemNote } from '../../ui/problem-note';
import { askedBefore } from '../code-asked';
import { CurrentPerson } from '../current-person';
import { AddressForm } from './address-form';
import { DeviceList } from './device-list';
import { NameForm } from './name-form';
import { OtherAddresses } from './other-addresses';
import { PasswordForm } from './password-form';

const roleWords = {
  trainer: 'formation',
  coordinator: 'coordination',
  admin: 'administration',
} as const;

/** Who I am here, where I am signed in, what is kept about me, and how I leave. */
@Component({
  selector: 'app-account-page',
  imports: [
    AddressForm,
    Busy,
    ConfirmDialog,
    DeviceList,
    Heading,
    Icon,
    NameForm,
    OtherAddresses,
    PasswordForm,
    ProblemNote,
    RouterLink,
  ],
  templateUrl: './account-page.html',
  styleUrl: './account-page.css',
})
export class AccountPage {
  private readonly injector = inject(Injector);
  private readonly router = inject(Router);
  private readonly everywhere = viewChild.required(ConfirmDialog);

  protected readonly fullName = fullName;
  protected readonly outbox = inject(Outbox);
  protected readonly current = inject(CurrentPerson);
  protected readonly roleWords = roleWords;
  /** What is being changed; the code of another address may be on its way. */
  protected readonly changing = signal<'address' | 'name' | null>(
    askedBefore('adresse') ? 'address' : null,
  );

  protected readonly dataUrl = (format: DataFormat) =>
    urlOf(accountRoutes.data, { query: { format } });

  protected readonly leave = action(async (everywhere: boolean) => {
    if (everywhere && !(await this.everywhere().ask())) return;
    await this.current.signOut(everywhere);
    await this.router.navigateByUrl('/entrer');
  });

  protected change(what: 'address' | 'name'): void {
    this.changing.set(what);
    focusNext(what === 'name' ? 'field-firstName' : 'field-email', this.injector);
  }

  /** Back to what stands, where the button pressed was. */
  protected changed(): void {
    this.changing.set(null);
    focusNext('identite', this.injector);
  }
}
