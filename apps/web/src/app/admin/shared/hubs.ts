import { computed, inject, Injectable, linkedSignal, resource } from '@angular/core';
import { organisationRoutes } from '@percolateur/contract';
import { Api } from '../../api';

/** The organisations that I work for, and the one looked at: kept from page to page. */
@Injectable()
export class Hubs {
  private readonly api = inject(Api);

  readonly organisations = resource({
    loader: () => this.api.call(organisationRoutes.list),
  });
  readonly list = computed(() => (this.organisations.hasValue() ? this.organisations.value() : []));
  /** Those that run cohorts. */
  readonly hubs = computed(() => this.list().filter(({ kind }) => kind === 'hub'));
  /** Id of the hub looked at; empty while the list is on its way. */
  readonly chosen = linkedSignal<{ id: string }[], string>({
    source: this.hubs,
    computation: (hubs, before) =>
      hubs.find(({ id }) => id === before?.value)?.id ?? hubs[0]?.id ?? '',
  });
}
