import { Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { bankRoutes } from '@percolateur/contract';
import { counted, kindNames, limits, mayOnBank } from '@percolateur/domain';
import { Api } from '../../api';
import { CurrentPerson } from '../../session/current-person';
import { Empty } from '../../ui/empty';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { MoreButton } from '../../ui/more-button';
import { PageState } from '../../ui/page-state';
import { pagedList } from '../../ui/paged-list';
import { Hubs } from '../shared/hubs';
import { BankFilterFields, queryOf } from './bank-filter';
import { statusNames } from './editing/words';

/** The questions of a hub and of the nation, and what they give away together. */
@Component({
  selector: 'app-questions-page',
  imports: [BankFilterFields, Empty, Heading, Icon, MoreButton, PageState, RouterLink],
  templateUrl: './questions-page.html',
  styles: `
    .hints li {
      margin-block-end: 0.5rem;
    }
  `,
})
export class QuestionsPage {
  private readonly api = inject(Api);
  private readonly me = inject(CurrentPerson).person;

  protected readonly hubs = inject(Hubs);
  protected readonly place = linkedSignal(
    () => this.hubs.list().find(({ kind }) => kind === 'national')?.id ?? this.hubs.chosen(),
  );
  protected readonly filter = signal<Record<string, string>>({});
  private readonly asked = computed(() => {
    const organisationId = this.place();
    return organisationId ? { organisationId, query: queryOf(this.filter()) } : undefined;
  });
  protected readonly questions = pagedList(this.asked, ({ organisationId, query }, after) =>
    this.api.call(bankRoutes.list, {
      params: { organisationId },
      query: { ...query, ...(after && { after }) },
    }),
  );
  /** Whether the hints were asked for: they cost a reading of the bank. */
  protected readonly reading = signal(false);
  protected readonly hints = resource({
    params: () => (this.reading() ? this.asked() : undefined),
    loader: ({ params: { organisationId, query } }) =>
      this.api.call(bankRoutes.hints, { params: { organisationId }, query }),
  });

  /** The export begins with what the list shows. */
  protected readonly exported = computed(() => ({
    banque: this.place(),
    ...queryOf(this.filter()),
  }));
  protected readonly mayWrite = computed(() => {
    const [me, place] = [this.me(), this.hubs.list().find(({ id }) => id === this.place())];
    if (!me || !place) return false;
    const organisationId = place.kind === 'national' ? null : place.id;
    return mayOnBank(me, 'question.write', { organisationId, personId: me.id });
  });

  protected readonly limits = limits;
  protected readonly counted = counted;
  protected readonly kindNames = kindNames;
  protected readonly statusNames = statusNames;

  protected narrow(change: Record<string, string>): void {
    this.filter.update((filter) => ({ ...filter, ...change }));
  }
}
