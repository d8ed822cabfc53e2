import { Component, computed, inject, Injector, resource, signal, viewChild } from '@angular/core';
import { MatMenuModule } from '@angular/material/menu';
import { MatSortModule, type Sort } from '@angular/material/sort';
import { RouterLink } from '@angular/router';
import { enrolmentRoutes, type EnrolmentRow } from '@percolateur/contract';
import { counted, frenchTime, fullName, ofPerson } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Empty } from '../../ui/empty';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { focusNext } from '../../ui/announce';
import { Icon } from '../../ui/icon';
import { Intentions } from '../../ui/intention';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { deviceTimeZone } from '../../ui/when';
import { CohortStore } from '../cohort/cohort-store';
import { ExportBar } from '../../parts/export/export-bar';
import { ReasonDialog } from '../shared/reason-dialog';
import { enrolmentState, enrolmentTag } from '../shared/words';
import { EnrolDialog } from './enrol-dialog';
import { ImportPeople } from './import-people';
import { MoveDialog } from './move-dialog';
import {
  exportOf,
  filterPeople,
  type PeopleFilter,
  peopleFilters,
  sortPeople,
} from './people-lists';

/** The people of a session: enrolled one by one or from a list, invited, withdrawn. */
@Component({
  selector: 'app-people-tab',
  imports: [
    Busy,
    ConfirmDialog,
    Empty,
    EnrolDialog,
    ExportBar,
    Icon,
    ImportPeople,
    MatMenuModule,
    MatSortModule,
    MoveDialog,
    PageState,
    ProblemNote,
    ReasonDialog,
    RouterLink,
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
  /** Who is about to be withdrawn. */
  protected readonly leaving = signal<EnrolmentRow[]>([]);
  /** Who is about to be moved, and whose move is about to be taken back. */
  protected readonly moved = signal<EnrolmentRow | null>(null);
  protected readonly returning = signal<EnrolmentRow | null>(null);
  private readonly picked = signal<ReadonlySet<string>>(new Set());
  /** Those picked that are shown and still may leave: nobody out of sight is acted upon. */
  protected readonly chosen = computed(() =>
    this.shown().filter((person) => this.picked().has(person.id) && this.mayLeave(person)),
  );
  protected readonly chosenToInvite = computed(() =>
    this.chosen().filter(({ status }) => status === 'invited'),
  );
  /** What the last sending did, in a sentence. */
  protected readonly sent = signal('');

  protected readonly stateOf = enrolmentState;
  protected readonly tagOf = enrolmentTag;
  protected readonly fullName = fullName;
  protected readonly ofPerson = ofPerson;
  protected readonly counted = counted;

  private readonly intentions = new Intentions();
  private readonly confirm = viewChild.required(ConfirmDialog);
  /** Whom the question of the dialog is about. */
  protected readonly asked = signal(0);

  /** Sends invitations, for the first time or again; asked again after a cut, nothing leaves twice. */
  protected readonly inviting = action(async (people: readonly EnrolmentRow[]) => {
    this.sent.set('');
    const enrolmentIds = people.map(({ id }) => id);
    const what = JSON.stringify(enrolmentIds);
    const { count } = await this.api.call(enrolmentRoutes.invite, {
      params: { cohortId: this.cohort().id },
      body: { id: this.intentions.idOf(what), enrolmentIds },
    });
    this.intentions.done(what);
    const now = frenchTime(new Date(), deviceTimeZone());
    const gone = counted(count, 'invitation partie', 'invitations parties');
    this.sent.set(`${gone}, ${now}. Suivi dans «\u00a0Messages\u00a0».`);
    this.picked.set(new Set());
    await this.changed();
  });

  /** Several at once are asked about first. */
  protected async inviteAll(people: readonly EnrolmentRow[]): Promise<void> {
    this.asked.set(people.length);
    if (await this.confirm().ask()) await this.inviting.run(people);
  }

  protected readonly withdraw = async (reason: string) => {
    await this.api.call(enrolmentRoutes.withdrawMany, {
      params: { cohortId: this.cohort().id },
      body: { enrolmentIds: this.leaving().map(({ id }) => id), reason },
    });
    this.picked.set(new Set());
    await this.changed();
  };

  /** Gives somebody back the place that they were withdrawn from. */
  protected readonly restoring = action(async ({ id: enrolmentId }: EnrolmentRow) => {
    await this.api.call(enrolmentRoutes.takeWithdrawalBack, { params: { enrolmentId } });
    await this.changed();
  });

  protected readonly takeBack = async () => {
    const { id: enrolmentId } = this.returning()!;
    await this.api.call(enrolmentRoutes.takeMoveBack, { params: { enrolmentId } });
    await this.changed();
  };

  protected pick({ id }: EnrolmentRow, chosen: boolean): void {
    this.picked.update(
      (ids) => new Set(chosen ? [...ids, id] : [...ids].filter((one) => one !== id)),
    );
  }

  protected pickAll(people: readonly EnrolmentRow[]): void {
    this.picked.set(new Set(people.map(({ id }) => id)));
  }

  protected isPicked({ id }: EnrolmentRow): boolean {
    return this.picked().has(id);
  }

  protected readonly exported = () => this.shown().map(exportOf);

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

  protected mayMove(person: EnrolmentRow): boolean {
    return !person.movedTo && (this.mayLeave(person) || person.status === 'not_completed');
  }

  /** Who declined or was withdrawn may be invited again. */
  protected mayReturn({ status }: EnrolmentRow): boolean {
    return status === 'declined' || status === 'withdrawn';
  }

  protected choose(filter: string): void {
    this.filter.set(filter as PeopleFilter);
  }
}
