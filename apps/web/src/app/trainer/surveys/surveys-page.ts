import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { surveyRoutes } from '@percolateur/contract';
import { mayAnywhere, surveyTitles } from '@percolateur/domain';
import { Api } from '../../api';
import { ConfidenceCurve } from '../../parts/survey/confidence-curve';
import { SurveyResultView } from '../../parts/survey/survey-result';
import { CurrentPerson } from '../../session/current-person';
import { Announce } from '../../ui/announce';
import { Heading } from '../../ui/heading';
import { PageState } from '../../ui/page-state';
import { FrenchDate } from '../../ui/when';

/** What the people of a session answered, those who sent them and those who paid. */
@Component({
  selector: 'app-surveys-page',
  imports: [ConfidenceCurve, FrenchDate, Heading, PageState, RouterLink, SurveyResultView],
  templateUrl: './surveys-page.html',
})
export class SurveysPage {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly current = inject(CurrentPerson);

  readonly cohortId = input.required<string>();

  protected readonly page = resource({
    params: () => ({ params: { cohortId: this.cohortId() } }),
    loader: ({ params }) => this.api.call(surveyRoutes.ofCohort, params),
  });
  private readonly coordinates = computed(() => {
    const person = this.current.person();
    return person !== null && person !== undefined && mayAnywhere(person, 'people.write');
  });
  /** Only where the server lets the coordination read it. */
  protected readonly desk = resource({
    params: () => (this.coordinates() ? { params: { cohortId: this.cohortId() } } : undefined),
    loader: ({ params }) => this.api.call(surveyRoutes.desk, params),
  });
  protected readonly received = computed(() =>
    this.page.hasValue() ? this.page.value().surveys.filter(({ answered }) => answered > 0) : [],
  );
  protected readonly copied = signal('');
  protected readonly titles = surveyTitles;

  protected readonly linkOf = (token: string) => `${location.origin}/avis#${token}`;

  protected async copy(token: string): Promise<void> {
    await navigator.clipboard.writeText(this.linkOf(token));
    this.copied.set(token);
    this.announce.say('Le lien est copié.');
  }

  protected print(): void {
    window.print();
  }
}
