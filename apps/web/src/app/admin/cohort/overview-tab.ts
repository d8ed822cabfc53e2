import { Component, computed, inject, Injector, resource, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { cohortRoutes, type CohortStatus, type CohortView } from '@percolateur/contract';
import { counted, fullName, timeZones } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Announce, focusNext } from '../../ui/announce';
import { cohortStatusWords } from '../../ui/cohort-status';
import { Icon } from '../../ui/icon';
import { ProblemNote } from '../../ui/problem-note';
import { FrenchSlot } from '../../ui/when';
import { type Unsaved, UnsavedNote } from '../../ui/unsaved';
import { ReasonDialog } from '../shared/reason-dialog';
import { Audience, toldCount } from './audience';
import { CohortEditForm } from './cohort-edit-form';
import { CohortStore } from './cohort-store';
import { KeepTemplate } from './keep-template';
import { moveWords } from './moves';
import { NextStep } from './next-step';
import { SeatGauge } from './seat-gauge';

/** What to do next in the session, what it is, and where else it may go. */
@Component({
  selector: 'app-overview-tab',
  imports: [
    Audience,
    Busy,
    ProblemNote,
    CohortEditForm,
    FrenchSlot,
    Icon,
    KeepTemplate,
    NextStep,
    ReasonDialog,
    RouterLink,
    SeatGauge,
    UnsavedNote,
  ],
  templateUrl: './overview-tab.html',
})
export class OverviewTab implements Unsaved {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly injector = inject(Injector);

  protected readonly fullName = fullName;
  protected readonly store = inject(CohortStore);
  private readonly form = viewChild(CohortEditForm);
  protected readonly changed = computed(() => this.form()?.changed() ?? false);
  private readonly unsaved = viewChild.required(UnsavedNote);
  protected readonly editing = signal(false);
  /** Being kept as a template. */
  protected readonly keeping = signal(false);
  /** The move that is being confirmed. */
  protected readonly moving = signal<CohortView['nextStatuses'][number] | null>(null);

  protected readonly words = computed(() => {
    const [cohort, move] = [this.store.cohort(), this.moving()];
    return cohort && move ? moveWords(cohort.status, move.status) : null;
  });
  /** What closing would leave undone. */
  protected readonly gaps = computed(() => this.store.cohort()?.closingGaps ?? []);

  protected readonly confirming = action(async () => {
    const params = { cohortId: this.store.cohort()!.id };
    this.store.take(await this.api.call(cohortRoutes.confirmDates, { params }));
    this.announce.say('Ces dates sont confirmées.');
  });

  protected readonly cancelling = computed(() => this.moving()?.status === 'cancelled');
  /** Whom a cancellation is told, asked for when it is thought of. */
  protected readonly audience = resource({
    params: () => (this.cancelling() ? this.store.id() : undefined),
    loader: ({ params: cohortId }) =>
      this.api.call(cohortRoutes.audience, { params: { cohortId } }),
  });
  /** « Annuler la session et prévenir 14 personnes » */
  protected readonly verb = computed(() => {
    const told = this.audience.hasValue() ? toldCount(this.audience.value(), true) : 0;
    const verb = this.words()?.verb ?? '';
    return this.cancelling() && told > 0
      ? `${verb} et prévenir ${counted(told, 'personne', 'personnes')}`
      : verb;
  });

  protected readonly moveWords = moveWords;

  protected zoneLabel({ timeZone }: CohortView): string {
    return timeZones.find(({ zone }) => zone === timeZone)?.label ?? timeZone;
  }

  protected readonly move = async (reason: string) => {
    const to: CohortStatus = this.moving()!.status;
    const cohort = await this.api.call(cohortRoutes.move, {
      params: { cohortId: this.store.cohort()!.id },
      body: { to, ...(reason && { reason }) },
    });
    this.store.take(cohort);
    this.announce.say(`La session est maintenant ${cohortStatusWords[cohort.status]}.`);
  };

  mayLeave(): boolean | Promise<boolean> {
    return this.unsaved().mayLeave();
  }

  /** Asks before the step that the life of a session leads to. */
  protected begin(to: CohortStatus): void {
    this.moving.set(this.store.cohort()!.nextStatuses.find(({ status }) => status === to) ?? null);
  }

  protected openForm(): void {
    this.editing.set(true);
    focusNext('edit', this.injector);
  }

  protected leaveForm(): void {
    this.editing.set(false);
    focusNext('brief', this.injector);
  }

  protected saved(cohort: CohortView): void {
    this.store.take(cohort);
    this.leaveForm();
    this.announce.say('Vos changements sont enregistrés.');
  }
}
