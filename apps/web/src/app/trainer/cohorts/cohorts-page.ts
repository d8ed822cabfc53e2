import { Component, computed, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { cohortRoutes, type CohortRow } from '@percolateur/contract';
import { frenchDateRange } from '@percolateur/domain';
import { Api } from '../../api';
import { CohortStatusTag } from '../../ui/cohort-status';
import { Empty } from '../../ui/empty';
import { Heading } from '../../ui/heading';
import { PageState } from '../../ui/page-state';
import { cohortDays } from './cohort-days';

/** The cohorts that I teach; today’s first, and big. */
@Component({
  selector: 'app-cohorts-page',
  imports: [CohortStatusTag, Empty, Heading, PageState, RouterLink],
  templateUrl: './cohorts-page.html',
  styleUrl: './cohorts-page.css',
})
export class CohortsPage {
  private readonly api = inject(Api);

  protected readonly cohorts = resource({
    loader: () => this.api.call(cohortRoutes.list, { query: {} }),
  });
  protected readonly days = computed(() =>
    this.cohorts.hasValue() ? cohortDays(this.cohorts.value(), new Date()) : null,
  );

  protected datesOf({ startsAt, endsAt, timeZone }: CohortRow): string {
    return startsAt && endsAt
      ? frenchDateRange(new Date(startsAt), new Date(endsAt), timeZone)
      : 'dates à fixer';
  }
}
