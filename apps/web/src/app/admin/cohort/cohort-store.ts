import { computed, inject, Injectable, resource, signal } from '@angular/core';
import { cohortRoutes, type CohortView } from '@percolateur/contract';
import { Api } from '../../api';

/** The cohort that the tabs of a page share. */
@Injectable()
export class CohortStore {
  private readonly api = inject(Api);
  private readonly opened = signal('');
  /** Id of the cohort: what the tabs load by, so that a change of the cohort reloads none of them. */
  readonly id = this.opened.asReadonly();

  readonly source = resource({
    params: () => this.id() || undefined,
    loader: ({ params }) => this.read(params),
  });
  /** Null while it is on its way. */
  readonly cohort = computed(() => (this.source.hasValue() ? this.source.value() : null));

  open(cohortId: string): void {
    this.opened.set(cohortId);
  }

  /** The cohort as the server has it now, without showing it yet. */
  read(cohortId = this.id()): Promise<CohortView> {
    return this.api.call(cohortRoutes.read, { params: { cohortId } });
  }

  take(cohort: CohortView): void {
    this.source.set(cohort);
  }

  /**
   * Asks again for what an action elsewhere has changed: counts, alarms, gaps. Should that fail, the
   * action is done all the same, and what is shown stays until the next look.
   */
  async refresh(): Promise<void> {
    const cohort = await this.read().catch(() => null);
    if (cohort) this.take(cohort);
  }
}
