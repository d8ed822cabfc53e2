import { Component, computed, inject, resource, signal } from '@angular/core';
import { surveyRoutes } from '@percolateur/contract';
import { Api } from '../../api';
import { ConfidenceCurve } from '../../parts/survey/confidence-curve';
import { SurveyResultView } from '../../parts/survey/survey-result';
import { PageState } from '../../ui/page-state';
import { Hubs } from '../shared/hubs';
import { QualityFrame } from './quality-frame';
import { daysOf, thisYear, YearChoice } from './year-choice';

/** What was answered about the sessions of a hub, year by year. */
@Component({
  selector: 'app-hub-surveys-page',
  imports: [ConfidenceCurve, PageState, QualityFrame, SurveyResultView, YearChoice],
  template: `
    <app-quality-frame heading="Avis" />
    <app-year-choice [(year)]="year" />
    @if (page.hasValue()) {
      @let told = page.value();
      <app-confidence-curve [surveys]="told.surveys" />
      @for (survey of received(); track survey.kind) {
        <app-survey-result [result]="survey" [fewest]="told.fewest" />
      } @empty {
        <p>Aucune réponse sur les sessions de cette année.</p>
      }
    } @else {
      <app-page-state [of]="page" page />
    }
  `,
})
export class HubSurveysPage {
  private readonly api = inject(Api);
  private readonly hubs = inject(Hubs);

  protected readonly year = signal(thisYear());
  protected readonly page = resource({
    params: () => {
      const organisationId = this.hubs.chosen();
      return organisationId
        ? { params: { organisationId }, query: daysOf(this.year()) }
        : undefined;
    },
    loader: ({ params }) => this.api.call(surveyRoutes.ofHub, params),
  });
  protected readonly received = computed(() =>
    this.page.hasValue() ? this.page.value().surveys.filter(({ answered }) => answered > 0) : [],
  );
}
