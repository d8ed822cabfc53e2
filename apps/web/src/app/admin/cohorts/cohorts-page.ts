import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type CohortQuery, cohortRoutes, type CohortStatus } from '@percolateur/contract';
import { frenchDate, limits } from '@percolateur/domain';
import { Api } from '../../api';
import { calendarDay } from '../../ui/calendar-day';
import { CohortStatusTag, cohortStatusWords } from '../../ui/cohort-status';
import { Empty } from '../../ui/empty';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { MoreButton } from '../../ui/more-button';
import { pagedList } from '../../ui/paged-list';
import { PageState } from '../../ui/page-state';
import type { ExportRow } from '../../parts/export/table-files';
import { ExportBar } from '../../parts/export/export-bar';
import { Hubs } from '../shared/hubs';
import { AgendaList } from '../agenda/agenda-list';
import { MonthCalendar } from '../agenda/month-calendar';
import { Figures } from './figures';
import { PressingList } from './pressing-list';
import { byMonth, byState, datesOf, daysOf, documentsOwed } from './cohort-lists';

/**
 * The coordinator’s first page: figures, what cannot wait, the month as a calendar, every session by
 * state, with what it waits for and the documents it owes.
 */
@Component({
  selector: 'app-cohorts-page',
  imports: [
    AgendaList,
    CohortStatusTag,
    Empty,
    ExportBar,
    Figures,
    Heading,
    Icon,
    MonthCalendar,
    MoreButton,
    PageState,
    PressingList,
    RouterLink,
  ],
  templateUrl: './cohorts-page.html',
  styleUrl: './cohorts-page.css',
})
export class CohortsPage {
  private readonly api = inject(Api);

  protected readonly limits = limits;
  protected readonly hubs = inject(Hubs);
  /** A series whose sessions alone are listed, past ones too. */
  readonly serie = input<string>();
  protected readonly query = linkedSignal<CohortQuery>(() => {
    const seriesId = this.serie();
    return seriesId ? { seriesId } : { period: 'coming', order: 'state' };
  });
  protected readonly periods = [
    ['coming', 'à venir et en cours'],
    ['past', 'passées'],
    ['', 'toutes'],
  ] as const;
  protected readonly place = computed(
    () => {
      const { organisationId } = this.query();
      return organisationId ? { organisationId } : {};
    },
    { equal: (one, other) => one.organisationId === other.organisationId },
  );
  protected readonly pressing = resource({
    params: this.place,
    loader: ({ params: query }) => this.api.call(cohortRoutes.pressing, { query }),
  });
  /** The day asked about in the calendar; empty for none: then the nearest half-days are told. */
  protected readonly day = signal('');
  protected readonly halfDays = pagedList(
    () => ({ ...this.place(), ...(this.day() && { day: this.day() }) }),
    (query, after) =>
      this.api.call(cohortRoutes.agenda, { query: { ...query, ...(after && { after }) } }),
  );
  /** Two days of a session, or the same evening in several. */
  protected readonly told = computed(() =>
    this.day() ? this.halfDays.rows() : this.halfDays.rows().slice(0, 4),
  );
  protected readonly calendarDay = calendarDay;
  /** Figures that are all zero say nothing to who begins. */
  protected readonly lives = computed(
    () =>
      this.pressing.hasValue() &&
      Object.values(this.pressing.value().figures).some((count) => count > 0),
  );
  protected readonly quiet = computed(() => {
    const next = this.pressing.hasValue() ? this.pressing.value().next : null;
    return next?.startsAt
      ? `Rien ne presse. Prochaine session\u00a0: ${frenchDate(new Date(next.startsAt), next.timeZone)}.`
      : 'Rien ne presse.';
  });

  protected readonly cohorts = pagedList(this.query, (query, after) =>
    this.api.call(cohortRoutes.list, { query: { ...query, ...(after && { after }) } }),
  );
  /** By state; or, in order of time, by month. */
  protected readonly groups = computed(() =>
    (this.query().order === 'state' ? byState : byMonth)(this.cohorts.rows()),
  );
  /** Nothing is filtered: an empty list is then a first day. */
  protected readonly bare = computed(
    () => !(this.query().search || this.query().status || this.query().organisationId),
  );

  protected readonly words = cohortStatusWords;
  protected readonly statuses = Object.keys(cohortStatusWords) as CohortStatus[];
  protected readonly datesOf = datesOf;
  protected readonly documentsOwed = documentsOwed;

  /** Narrows the list; an empty value widens it again. */
  protected narrow(change: Partial<Record<keyof CohortQuery, string>>): void {
    this.query.update((query) => {
      const asked = Object.entries({ ...query, ...change }).filter(([, value]) => value);
      return Object.fromEntries(asked) as CohortQuery;
    });
  }

  protected readonly exported = async (): Promise<ExportRow[]> =>
    (await this.cohorts.all()).map((cohort) => {
      const [first, last] = daysOf(cohort);
      return {
        Session: cohort.title,
        Hub: cohort.organisationName,
        'Premier jour': first,
        'Dernier jour': last,
        Lieu: cohort.venueName,
        État: cohortStatusWords[cohort.status],
        'Places prises': cohort.seatsTaken,
        Places: cohort.capacity,
        'Documents à émettre': cohort.owed.toIssue,
        'Documents à corriger': cohort.owed.toCorrect,
        'Demi-journées à contresigner': cohort.owed.countersignatures,
        'À traiter': cohort.alarms.join(' · '),
      };
    });
}
