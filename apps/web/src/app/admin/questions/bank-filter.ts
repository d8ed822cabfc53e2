import { Component, inject, input, output, resource } from '@angular/core';
import { bankRoutes } from '@percolateur/contract';
import { kindNames, questionKinds, questionStatuses } from '@percolateur/domain';
import { Api } from '../../api';
import { statusNames } from './editing/words';

/** Only what narrows something. */
export function queryOf(filter: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''));
}

/** What the questions of a bank may be narrowed by. */
@Component({ selector: 'app-bank-filter', templateUrl: './bank-filter.html' })
export class BankFilterFields {
  private readonly api = inject(Api);

  /** The organisation whose bank it is; empty while it is not known. */
  readonly place = input.required<string>();
  readonly filter = input.required<Record<string, string>>();
  readonly narrow = output<Record<string, string>>();

  protected readonly subjects = resource({
    params: () => this.place() || undefined,
    loader: ({ params }) =>
      this.api.call(bankRoutes.subjects, { params: { organisationId: params } }),
  });

  protected readonly kinds = questionKinds;
  protected readonly kindNames = kindNames;
  protected readonly statuses = questionStatuses;
  protected readonly statusNames = statusNames;
  protected readonly difficulties = ['', 'retenir', 'appliquer', 'juger une situation'];
}
