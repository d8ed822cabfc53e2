import { Component, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { observationRoutes } from '@percolateur/contract';
import { Api } from '../../api';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { PageState } from '../../ui/page-state';
import { FrenchDate } from '../../ui/when';

/** What was seen of my rehearsal: words, no number; one strength, one next step. */
@Component({
  selector: 'app-my-rehearsal-page',
  imports: [FrenchDate, Heading, Icon, PageState, RouterLink],
  templateUrl: './my-rehearsal-page.html',
})
export class MyRehearsalPage {
  private readonly api = inject(Api);

  readonly cohortId = input.required<string>();

  protected readonly rehearsal = resource({
    params: () => ({ cohortId: this.cohortId() }),
    loader: ({ params }) => this.api.call(observationRoutes.mine, { params }),
  });
}
