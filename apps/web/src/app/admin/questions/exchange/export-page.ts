import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { type ExportFormat, exchangeRoutes, urlOf } from '@percolateur/contract';
import { counted } from '@percolateur/domain';
import { Api } from '../../../api';
import { Heading } from '../../../ui/heading';
import { Icon } from '../../../ui/icon';
import { PageState } from '../../../ui/page-state';
import { Hubs } from '../../shared/hubs';
import { BankFilterFields, queryOf } from '../bank-filter';

const formats: readonly { format: ExportFormat; name: string; what: string }[] = [
  { format: 'gift', name: 'GIFT', what: 'Texte simple, lu par Moodle et relu ici à l’identique.' },
  {
    format: 'moodle-xml',
    name: 'Moodle XML',
    what: 'Avec les images à part, lu par Moodle et relu ici à l’identique.',
  },
  { format: 'qti3', name: 'QTI 3', what: 'Paquet pour d’autres plateformes d’évaluation.' },
  { format: 'csv', name: 'CSV', what: 'Tableau à lire ou à imprimer ; il ne se réimporte pas.' },
];

/** Takes questions away: which, in which format, and what that format will not say. */
@Component({
  selector: 'app-export-page',
  imports: [BankFilterFields, Heading, Icon, PageState, RouterLink],
  templateUrl: './export-page.html',
})
export class ExportPage {
  private readonly api = inject(Api);
  protected readonly hubs = inject(Hubs);

  /** The bank one came from. */
  readonly banque = input<string>();

  protected readonly place = linkedSignal(() => {
    const places = this.hubs.list();
    return places.find(({ id }) => id === this.banque())?.id ?? places[0]?.id ?? '';
  });
  /** As the list was narrowed. */
  protected readonly filter = signal<Record<string, string>>(fromAddress());
  protected readonly format = signal<ExportFormat>('gift');
  private readonly asked = computed(() => {
    const organisationId = this.place();
    const query = { ...queryOf(this.filter()), format: this.format() };
    return organisationId ? { params: { organisationId }, query } : undefined;
  });
  protected readonly notes = resource({
    params: this.asked,
    loader: ({ params }) => this.api.call(exchangeRoutes.exportNotes, params),
  });
  protected readonly address = computed(() => {
    const asked = this.asked();
    return asked ? urlOf(exchangeRoutes.export, asked) : '';
  });
  protected readonly name = computed(
    () => formats.find(({ format }) => format === this.format())!.name,
  );

  protected readonly formats = formats;
  protected readonly counted = counted;

  protected narrow(change: Record<string, string>): void {
    this.filter.update((filter) => ({ ...filter, ...change }));
  }
}

/** What the list was narrowed by, as its link says. */
function fromAddress(): Record<string, string> {
  const asked = Object.entries(inject(ActivatedRoute).snapshot.queryParams as object);
  return Object.fromEntries(asked.filter(([name]) => name !== 'banque'));
}
