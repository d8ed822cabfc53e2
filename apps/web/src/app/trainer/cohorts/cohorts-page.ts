import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { cohortRoutes, type CohortRow } from '@percolateur/contract';
import { frenchDateRange } from '@percolateur/domain';
import { Lately } from '../../session/lately';
import { CohortStatusTag } from '../../ui/cohort-status';
import { Empty } from '../../ui/empty';
import { Heading } from '../../ui/heading';
import { MoreButton } from '../../ui/more-button';
import { pagedList } from '../../ui/paged-list';
import { PageState } from '../../ui/page-state';
import { cohortDays } from './cohort-days';

/** The cohorts that I teach; today’s first, and big. */
@Component({
  selector: 'app-cohorts-page',
  imports: [CohortStatusTag, Empty, Heading, MoreButton, PageState, RouterLink],
  templateUrl: './cohorts-page.html',
  styleUrl: './cohorts-page.css',
})
export class CohortsPage {
  private readonly lately = inject(Lately);

  protected readonly coming = this.list('coming');
  protected readonly past = this.list('past');
  protected readonly days = computed(() =>
    this.coming.hasValue() && this.past.hasValue()
      ? cohortDays([...this.coming.rows(), ...this.past.rows()], new Date())
      : null,
  );

  private list(period: 'coming' | 'past') {
    return pagedList(
      () => ({ period }),
      async (query, after) => {
        const asked = { query: { ...query, ...(after && { after }) } };
        return (await this.lately.ask(cohortRoutes.list, asked)).answer;
      },
    );
  }

  protected datesOf({ startsAt, endsAt, timeZone }: CohortRow): string {
    return startsAt && endsAt
      ? frenchDateRange(new Date(startsAt), new Date(endsAt), timeZone)
      : 'dates à fixer';
  }
}
