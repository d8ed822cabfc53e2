import { Component, computed, inject, Injector, resource, signal } from '@angular/core';
import { MatMenuModule } from '@angular/material/menu';
import { MatSortModule, type Sort } from '@angular/material/sort';
import { enrolmentRoutes, type EnrolmentRow } from '@percolateur/contract';
import { counted, frenchTime } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Empty } from '../../ui/empty';
import { focusNext } from '../../ui/announce';
import { Icon } from '../../ui/icon';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { deviceTimeZone } from '../../ui/when';
import { CohortStore } from '../cohort/cohort-store';
import { ExportBar } from '../shared/export-bar';
import { ReasonDialog } from '../shared/reason-dialog';
import { enrolmentState } from '../shared/words';
import { EnrolDialog } from './enrol-dialog';
import { ImportPeople } from './import-people';
import { csvOf, filterPeople, type PeopleFilter, peopleFilters, sortPeople } from './people-lists';

/** The people of a session: enrolled one by one or from a list, invited, withdrawn. */
@Component({
  selector: 'app-people-tab',
  imports: [
    Busy,
    Empty,
    EnrolDialog,
    ExportBar,
    Icon,
    ImportPeople,
    MatMenuModule,
    MatSortModule,
    PageState,
    ProblemNote,
    ReasonDialog,
  ],
  templateUrl: './people-tab.html',
})
export class PeopleTab {
  private readonly api = inject(Api);
  private readonly injector = inject(Injector);
  private readonly store = inject(CohortStore);

  protected readonly cohort = computed(() => this.store.cohort()!);
  protected readonly people = resource({
    params: () => this.store.id(),
    loader: ({ params: cohortId }) => this.api.call(enrolmentRoutes.list, { params: { cohortId } }),
  });
  private readonly rows = computed(() => (this.people.hasValue() ? this.people.value() : []));

  protected readonly text = signal('');
  protected readonly filter = signal<PeopleFilter>('all');
  protected readonly sort = signal<Sort>({ active: 'name', direction: 'asc' });
  protected readonly shown = computed(() =>
    sortPeople(filterPeople(this.rows(), this.filter(), this.text()), this.sort()),
  );
  protected readonly filters = Object.entries(peopleFilters) as [PeopleFilter, string][];
  protected readonly toInvite = computed(() => filterPeople(this.rows(), 'toInvite', ''));
  protected readonly mayInvite = computed(() => ['open', 'running'].includes(this.cohort().status));

  protected readonly opened = signal<'enrol' | 'import' | null>(null);
  protected readonly leaving = signal<EnrolmentRow | null>(null);
  /** What the last sending did, in a sentence. */
  protected readonly sent = signal('');

  protected readonly stateOf = enrolmentState;
  protected readonly counted = counted;

  /** Sends the invitations not sent yet, or one person’s again. */
  protected readonly inviting = action(async (enrolmentIds?: string[]) => {
    this.sent.set('');
    const { count } = await this.api.call(enrolmentRoutes.invite, {
      params: { cohortId: this.cohort().id },
      body: { ...(enrolmentIds && { enrolmentIds }) },
    });
    const now = frenchTime(new Date(), deviceTimeZone());
    const gone = counted(count, 'invitation partie', 'invitations parties');
    this.sent.set(`${gone}, ${now}. Suivi dans «\u00a0Messages\u00a0».`);
    await this.changed();
  });

  protected readonly withdraw = async (reason: string) => {
    await this.api.call(enrolmentRoutes.withdraw, {
      params: { enrolmentId: this.leaving()!.id },
      body: { reason },
    });
    await this.changed();
  };

  protected readonly exported = () => this.shown().map(csvOf);

  /** Reads the list and the counts again; a freed seat may have gone to somebody waiting. */
  protected async changed(): Promise<void> {
    this.people.reload();
    await this.store.refresh();
  }

  protected closeImport(): void {
    this.opened.set(null);
    focusNext('import-button', this.injector);
  }

  protected mayLeave({ status }: EnrolmentRow): boolean {
    return status === 'invited' || status === 'accepted' || status === 'waitlisted';
  }

  /** Who declined or was withdrawn may be invited again. */
  protected mayReturn({ status }: EnrolmentRow): boolean {
    return status === 'declined' || status === 'withdrawn';
  }

  protected choose(filter: string): void {
    this.filter.set(filter as PeopleFilter);
  }
}
