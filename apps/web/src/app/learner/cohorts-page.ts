import { Component, inject, resource } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { learnerRoutes, type MyCohort } from '@percolateur/contract';
import { Api } from '../api';
import { Empty } from '../ui/empty';
import { Heading } from '../ui/heading';
import { PageState } from '../ui/page-state';
import { FrenchDate } from '../ui/when';

/** My courses; with a single one there is nothing to choose, and it opens. */
@Component({
  selector: 'app-cohorts-page',
  imports: [Empty, FrenchDate, Heading, PageState, RouterLink],
  templateUrl: './cohorts-page.html',
})
export class CohortsPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);

  protected readonly cohorts = resource({
    loader: async () => {
      const cohorts = await this.api.call(learnerRoutes.cohorts);
      const open = cohorts.filter(mayOpen);
      if (cohorts.length === 1 && open.length === 1) {
        await this.router.navigate(['/ma-formation', open[0].cohortId], { replaceUrl: true });
      }
      return cohorts;
    },
  });
  protected readonly mayOpen = mayOpen;
}

const mayOpen = ({ status }: MyCohort) =>
  ['accepted', 'completed', 'not_completed'].includes(status);
