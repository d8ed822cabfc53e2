import { Component, inject, resource } from '@angular/core';
import { cohortRoutes } from '@percolateur/contract';
import { fullName } from '@percolateur/domain';
import { Api } from '../../api';
import { PageState } from '../../ui/page-state';
import { FrenchDate, FrenchTime } from '../../ui/when';
import { CohortStore } from './cohort-store';

/** What was done to the session, by whom and why; the newest first. */
@Component({
  selector: 'app-history-tab',
  imports: [FrenchDate, FrenchTime, PageState],
  template: `
    <h2>Historique</h2>
    @if (entries.hasValue()) {
      <ol class="plain">
        @for (entry of entries.value(); track entry.id) {
          <li class="card">
            <p class="soft">
              {{ entry.at | frenchDate: timeZone() }}, {{ entry.at | frenchTime: timeZone() }} ·
              {{ entry.actor ? fullName(entry.actor) : 'Percolateur' }}
            </p>
            <p>{{ entry.text }}</p>
            @if (entry.reason) {
              <p>Motif&nbsp;: {{ entry.reason }}</p>
            }
          </li>
        } @empty {
          <li>Rien ne s’est encore passé.</li>
        }
      </ol>
    } @else {
      <app-page-state [of]="entries" />
    }
  `,
  styles: `
    .card {
      margin-block-end: 0.5rem;
      padding: 0.75rem 1rem;
    }
    p {
      margin: 0;
    }
  `,
})
export class HistoryTab {
  private readonly api = inject(Api);
  private readonly store = inject(CohortStore);

  protected readonly fullName = fullName;
  protected readonly timeZone = () => this.store.cohort()!.timeZone;
  protected readonly entries = resource({
    loader: () =>
      this.api.call(cohortRoutes.history, { params: { cohortId: this.store.cohort()!.id } }),
  });
}
