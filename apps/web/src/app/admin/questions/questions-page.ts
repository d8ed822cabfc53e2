import { Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { bankRoutes } from '@percolateur/contract';
import { counted, limits, mayOnBank, questionKinds, questionStatuses } from '@percolateur/domain';
import { Api } from '../../api';
import { CurrentPerson } from '../../session/current-person';
import { Empty } from '../../ui/empty';
import { Heading } from '../../ui/heading';
import { MoreButton } from '../../ui/more-button';
import { PageState } from '../../ui/page-state';
import { pagedList } from '../../ui/paged-list';
import { Hubs } from '../shared/hubs';
import { kindNames, statusNames } from './editing/words';

const difficulties = ['', 'retenir', 'appliquer', 'juger une situation'];

type Filter = Parameters<typeof queryOf>[0];

/** Only what narrows something. */
function queryOf(filter: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''));
}

/** The questions of a hub and of the nation, and what they give away together. */
@Component({
  selector: 'app-questions-page',
  imports: [Empty, Heading, MoreButton, PageState, RouterLink],
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
  protected readonly filter = signal<Filter>({});
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
  protected readonly subjects = resource({
    params: () => this.place() || undefined,
    loader: ({ params }) =>
      this.api.call(bankRoutes.subjects, { params: { organisationId: params } }),
  });
  /** Whether the hints were asked for: they cost a reading of the bank. */
  protected readonly reading = signal(false);
  protected readonly hints = resource({
    params: () => (this.reading() ? this.asked() : undefined),
    loader: ({ params: { organisationId, query } }) =>
      this.api.call(bankRoutes.hints, { params: { organisationId }, query }),
  });

  protected readonly mayWrite = computed(() => {
    const [me, place] = [this.me(), this.hubs.list().find(({ id }) => id === this.place())];
    if (!me || !place) return false;
    const organisationId = place.kind === 'national' ? null : place.id;
    return mayOnBank(me, 'question.write', { organisationId, personId: me.id });
  });

  protected readonly limits = limits;
  protected readonly counted = counted;
  protected readonly kinds = questionKinds;
  protected readonly kindNames = kindNames;
  protected readonly statuses = questionStatuses;
  protected readonly statusNames = statusNames;
  protected readonly difficulties = difficulties;

  protected narrow(change: Record<string, string>): void {
    this.filter.update((filter) => ({ ...filter, ...change }));
  }
}
