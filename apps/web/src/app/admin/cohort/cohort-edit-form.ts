import {
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  resource,
  signal,
} from '@angular/core';
import { form } from '@angular/forms/signals';
import {
  cohortRoutes,
  type CohortView,
  type HalfDayPlan,
  organisationRoutes,
} from '@percolateur/contract';
import { counted, fullName } from '@percolateur/domain';
import { Api, ProblemError } from '../../api';
import { action, Busy } from '../../ui/action';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';
import { TextField } from '../../ui/text-field';
import { cohortRules, draftOf, fieldsOf } from '../cohort-form/cohort-draft';
import { CohortFields } from '../cohort-form/cohort-fields';
import { plansOf } from '../cohort-form/half-day-plans';
import { HalfDaysEditor } from '../cohort-form/half-days-editor';
import { MeansFields } from '../cohort-form/means-fields';
import { StaleNote } from '../shared/stale-note';
import { cohortDifferences } from './cohort-differences';
import { Audience, toldCount } from './audience';
import { CohortStore } from './cohort-store';

const whenAndHow = (plans: readonly HalfDayPlan[]) =>
  JSON.stringify(plans.map(({ id, mode, day, start, end }) => ({ id, mode, day, start, end })));

/** Changes a session. When somebody saved first, what was typed stays and both are shown. */
@Component({
  selector: 'app-cohort-edit-form',
  imports: [
    Audience,
    Busy,
    CohortFields,
    HalfDaysEditor,
    MeansFields,
    ProblemNote,
    StaleNote,
    TextField,
  ],
  templateUrl: './cohort-edit-form.html',
})
export class CohortEditForm {
  private readonly api = inject(Api);
  private readonly store = inject(CohortStore);

  readonly cohort = input.required<CohortView>();
  readonly saved = output<CohortView>();
  readonly cancelled = output();

  /** What was read: the changes are told from it, and its revision goes with them. */
  private readonly base = linkedSignal(() => this.cohort());
  private readonly draft = linkedSignal(() => draftOf(this.cohort()));
  protected readonly plans = linkedSignal<HalfDayPlan[]>(() => plansOf(this.cohort()));
  protected readonly fields = form(this.draft, cohortRules);
  /** What somebody else saved meanwhile. */
  private readonly theirs = signal<CohortView | null>(null);
  protected readonly differences = computed(() => {
    const theirs = this.theirs();
    return theirs && cohortDifferences(theirs, this.draft(), this.plans(), this.nameOf);
  });

  /** Half-days whose signing was opened. */
  protected readonly opened = computed(
    () =>
      new Set(
        this.base()
          .halfDays.filter(({ signingOpenedAt }) => signingOpenedAt)
          .map(({ id }) => id),
      ),
  );

  /** Whether something here is not saved. */
  readonly changed = computed(
    () =>
      JSON.stringify([this.draft(), this.plans()]) !==
      JSON.stringify([draftOf(this.base()), plansOf(this.base())]),
  );

  private readonly organisationId = computed(() => this.cohort().organisationId);
  protected readonly staff = resource({
    params: () => this.organisationId(),
    loader: ({ params: organisationId }) =>
      this.api.call(organisationRoutes.staff, { params: { organisationId } }),
    defaultValue: [],
  });

  /** Whether this changes what people noted down: dates, hours, mode, place or link. */
  protected readonly tells = computed(() => {
    const base = this.base();
    const now = this.draft();
    return (
      ['open', 'running'].includes(base.status) &&
      (base.venueName !== now.venueName ||
        base.venueAddress !== now.venueAddress ||
        base.remoteLink !== now.remoteLink ||
        base.timeZone !== now.timeZone ||
        whenAndHow(this.plans()) !== whenAndHow(plansOf(base)))
    );
  });
  protected readonly audience = resource({
    params: () => (this.tells() ? this.base().id : undefined),
    loader: ({ params: cohortId }) =>
      this.api.call(cohortRoutes.audience, { params: { cohortId } }),
  });
  /** « Enregistrer et prévenir 12 personnes » */
  protected readonly verb = computed(() => {
    const told = this.tells() && this.audience.hasValue() ? toldCount(this.audience.value()) : 0;
    return told > 0
      ? `Enregistrer et prévenir ${counted(told, 'personne', 'personnes')}`
      : 'Enregistrer';
  });

  protected readonly saving = action(async () => {
    const base = this.base();
    const changedPlans = JSON.stringify(this.plans()) !== JSON.stringify(plansOf(base));
    try {
      const cohort = await this.api.call(cohortRoutes.edit, {
        params: { cohortId: base.id },
        body: {
          revision: base.revision,
          ...fieldsOf(this.draft()),
          ...(changedPlans && { halfDays: this.plans() }),
        },
      });
      this.saved.emit(cohort);
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'stale-edit') {
        this.theirs.set(await this.store.read());
      }
      throw error;
    }
  });

  private readonly nameOf = (personId: string) => {
    const staff = this.staff.hasValue() ? this.staff.value() : [];
    const found = staff.find((member) => member.personId === personId);
    return found ? fullName(found) : 'une personne';
  };

  protected submit(): Promise<boolean> {
    return send(this.fields, () => this.saving.run());
  }

  /** Saves what was typed over what somebody else saved, which was shown. */
  protected async keepMine(): Promise<void> {
    this.base.set(this.theirs()!);
    this.theirs.set(null);
    await this.submit();
  }

  protected takeTheirs(): void {
    const theirs = this.theirs()!;
    this.theirs.set(null);
    this.saving.clear();
    this.store.take(theirs);
  }
}
