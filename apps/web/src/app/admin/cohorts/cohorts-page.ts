import { Component, computed, inject, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { cohortRoutes, type CohortStatus } from '@percolateur/contract';
import { frenchDate } from '@percolateur/domain';
import { Api } from '../../api';
import { CohortStatusTag, cohortStatusWords } from '../../ui/cohort-status';
import { Empty } from '../../ui/empty';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { PageState } from '../../ui/page-state';
import type { CsvRow } from '../shared/csv';
import { ExportBar } from '../shared/export-bar';
import { Hubs } from '../shared/hubs';
import {
  byMonth,
  type CohortFilter,
  datesOf,
  daysOf,
  filterCohorts,
  nextToStart,
  toHandle,
} from './cohort-lists';

/** The coordinator’s first page: what cannot wait, then every session along the months. */
@Component({
  selector: 'app-cohorts-page',
  imports: [CohortStatusTag, Empty, ExportBar, Heading, Icon, PageState, RouterLink],
  templateUrl: './cohorts-page.html',
  styleUrl: './cohorts-page.css',
})
export class CohortsPage {
  private readonly api = inject(Api);

  protected readonly hubs = inject(Hubs);
  protected readonly cohorts = resource({
    loader: () => this.api.call(cohortRoutes.list, { query: {} }),
  });
  private readonly rows = computed(() => (this.cohorts.hasValue() ? this.cohorts.value() : []));

  protected readonly filter = signal<CohortFilter>({
    text: '',
    status: 'live',
    organisationId: '',
  });
  protected readonly kept = computed(() => filterCohorts(this.rows(), this.filter()));
  protected readonly months = computed(() => byMonth(this.kept()));
  protected readonly urgent = computed(() => toHandle(this.rows()));
  protected readonly quiet = computed(() => {
    const next = nextToStart(this.rows(), new Date());
    return next?.startsAt
      ? `Rien ne presse. Prochaine échéance\u00a0: ${frenchDate(new Date(next.startsAt), next.timeZone)}.`
      : 'Rien ne presse.';
  });

  protected readonly words = cohortStatusWords;
  protected readonly statuses = Object.keys(cohortStatusWords) as CohortStatus[];
  protected readonly datesOf = datesOf;

  protected narrow(change: Partial<Record<keyof CohortFilter, string>>): void {
    this.filter.update((filter) => ({ ...filter, ...change }) as CohortFilter);
  }

  protected readonly exported = (): CsvRow[] =>
    this.kept().map((cohort) => {
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
        'À traiter': cohort.alarms.join(' · '),
      };
    });
}
