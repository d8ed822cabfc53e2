import { Component, inject, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { qualityRoutes } from '@percolateur/contract';
import { counted, typeset } from '@percolateur/domain';
import { Api } from '../../api';
import { PageState } from '../../ui/page-state';
import { Hubs } from '../shared/hubs';
import { QualityFrame } from './quality-frame';
import { daysOf, thisYear, YearChoice } from './year-choice';

const states = {
  held: { word: 'présent', tone: 'done' },
  partly: { word: 'en partie', tone: 'warning' },
  missing: { word: 'manque', tone: 'error' },
  elsewhere: { word: 'gardé ailleurs', tone: '' },
};

/** Indicator by indicator, what may be shown to an auditor from here, and what is missing. */
@Component({
  selector: 'app-indicators-page',
  imports: [PageState, QualityFrame, RouterLink, YearChoice],
  templateUrl: './indicators-page.html',
  styles: `
    ul {
      margin-block: 0;
      padding-inline-start: 1.1rem;
    }
    .indicators td {
      vertical-align: top;
    }
  `,
})
export class IndicatorsPage {
  private readonly api = inject(Api);
  protected readonly hubs = inject(Hubs);

  protected readonly year = signal(thisYear());
  protected readonly page = resource({
    params: () => {
      const organisationId = this.hubs.chosen();
      return organisationId
        ? { params: { organisationId }, query: daysOf(this.year()) }
        : undefined;
    },
    loader: ({ params }) => this.api.call(qualityRoutes.qualiopi, params),
  });
  protected readonly states = states;
  protected readonly counted = counted;
  protected readonly typeset = typeset;

  protected print(): void {
    window.print();
  }
}
