import { Component, inject, input, resource } from '@angular/core';
import { statisticsRoutes } from '@percolateur/contract';
import { Api } from '../../api';
import { PageState } from '../../ui/page-state';
import { QuestionStatistics } from './question-statistics';

/** What first attempts in a hub, or in the nation, say of a question: each of its versions. */
@Component({
  selector: 'app-version-statistics',
  imports: [PageState, QuestionStatistics],
  template: `
    @if (told.hasValue()) {
      @let all = told.value();
      @for (version of all.versions; track version.versionId) {
        <app-question-statistics [question]="version" [fewest]="all.fewest" />
      }
    } @else {
      <app-page-state [of]="told" />
    }
  `,
})
export class VersionStatistics {
  private readonly api = inject(Api);

  /** The hub, or the national body for all of them. */
  readonly organisationId = input.required<string>();
  readonly versionId = input.required<string>();

  protected readonly told = resource({
    params: () => ({
      params: { organisationId: this.organisationId(), versionId: this.versionId() },
    }),
    loader: ({ params }) => this.api.call(statisticsRoutes.version, params),
  });
}
