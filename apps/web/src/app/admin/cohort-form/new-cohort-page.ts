import {
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  resource,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { form, required } from '@angular/forms/signals';
import { Router } from '@angular/router';
import {
  cohortRoutes,
  type CohortView,
  courseRoutes,
  type HalfDayPlan,
  organisationRoutes,
} from '@percolateur/contract';
import { localDate } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Heading } from '../../ui/heading';
import { Intentions } from '../../ui/intention';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';
import { TextField } from '../../ui/text-field';
import { type Unsaved, UnsavedNote } from '../../ui/unsaved';
import { Hubs } from '../shared/hubs';
import { type CohortDraft, cohortRules, draftOf, fieldsOf, newDraft } from './cohort-draft';
import { CohortFields } from './cohort-fields';
import {
  dayInstead,
  dayName,
  dayWarning,
  defaultPlans,
  isPast,
  plansLike,
  plansOf,
} from './half-day-plans';
import { HalfDaysEditor } from './half-days-editor';

interface NewDraft {
  firstDay: string;
  cohort: CohortDraft;
}

const whereOf = ({ halfDays }: CohortView) =>
  halfDays.every(({ mode }) => mode === 'remote') ? 'remote' : 'room';

const noVenue = { venueName: '', venueAddress: '', venueAccess: '' };

/** « Animer un Café IA, Caen, novembre 2026 » */
export function suggestedTitle(course: string, city: string, firstDay: string): string {
  const day = new Date(`${firstDay}T00:00:00Z`);
  const month = Number.isNaN(day.getTime())
    ? ''
    : new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
        day,
      );
  return [course, city, month].filter(Boolean).join(', ').slice(0, 200);
}

/**
 * A new session in under a minute: the half-days come by themselves, on working days, and a place
 * already used is chosen from a list. `?modele=` names a session that this one takes after.
 */
@Component({
  selector: 'app-new-cohort-page',
  imports: [
    Busy,
    CohortFields,
    ConfirmDialog,
    HalfDaysEditor,
    Heading,
    PageState,
    ProblemNote,
    TextField,
    UnsavedNote,
  ],
  templateUrl: './new-cohort-page.html',
  styles: `
    .instead {
      color: var(--warning);
      font-weight: 600;
    }
  `,
})
export class NewCohortPage implements Unsaved {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly announce = inject(Announce);
  private readonly intentions = new Intentions();
  private readonly confirm = viewChild.required<ConfirmDialog>('past');
  private readonly unsaved = viewChild.required(UnsavedNote);

  /** The session to take after. */
  readonly modele = input<string>();
  protected readonly hubs = inject(Hubs);
  protected readonly where = signal<'room' | 'remote'>('room');
  private readonly draft = signal<NewDraft>({ firstDay: '', cohort: newDraft });
  protected readonly fields = form(this.draft, (path) => {
    required(path.firstDay, { message: 'Choisissez le premier jour.' });
    cohortRules(path.cohort);
  });

  protected readonly staff = resource({
    params: () => this.hubs.chosen() || undefined,
    loader: ({ params }) =>
      this.api.call(organisationRoutes.staff, { params: { organisationId: params } }),
    defaultValue: [],
  });
  protected readonly venues = resource({
    params: () => this.hubs.chosen() || undefined,
    loader: ({ params }) =>
      this.api.call(cohortRoutes.venues, { params: { organisationId: params } }),
  });
  protected readonly model = resource({
    params: () => this.modele(),
    loader: ({ params: cohortId }) => this.api.call(cohortRoutes.read, { params: { cohortId } }),
  });
  private readonly programme = resource({ loader: () => this.api.call(courseRoutes.programme) });
  private readonly titles = computed(() =>
    this.programme.hasValue() ? this.programme.value().halfDays.map(({ title }) => title) : [],
  );

  protected readonly firstDay = computed(() => this.draft().firstDay);
  protected readonly timeZone = computed(() => this.draft().cohort.timeZone);
  /** The half-days follow the first day until they are changed by hand. */
  protected readonly plans = linkedSignal<HalfDayPlan[]>(() => {
    const [day, zone, mode] = [this.firstDay(), this.timeZone(), this.where()];
    if (!day) return [];
    if (!this.model.hasValue()) return defaultPlans(day, zone, mode, this.titles());
    const model = this.model.value();
    const plans = plansLike(plansOf(model), day, zone);
    return mode === whereOf(model) ? plans : plans.map((plan) => ({ ...plan, mode }));
  });
  protected readonly instead = computed(() => dayInstead(this.firstDay(), this.timeZone()));
  protected readonly warning = computed(() => dayWarning(this.firstDay(), this.timeZone()));
  protected readonly dayName = dayName;
  /** Written by hand, here or in the model: it no longer follows the hub and the month. */
  private readonly ownTitle = computed(() => {
    if (!this.model.hasValue()) return false;
    const { title, halfDays, timeZone } = this.model.value();
    const day = halfDays[0] ? localDate(new Date(halfDays[0].startsAt), timeZone) : '';
    return title !== this.titleFrom(day);
  });

  protected readonly creating = action(async () => {
    const cohort = await this.api.call(cohortRoutes.create, {
      body: {
        id: this.intentions.idOf('cohort'),
        organisationId: this.hubs.chosen(),
        firstDay: this.firstDay(),
        ...fieldsOf(this.draft().cohort),
        ...(this.where() === 'room' ? { remoteLink: '' } : noVenue),
        halfDays: this.plans(),
      },
    });
    this.created.set(true);
    this.announce.say(`Session créée\u00a0: ${cohort.title}.`);
    await this.router.navigate(['/coordination/sessions', cohort.id]);
  });

  private readonly created = signal(false);
  protected readonly typed = computed(() => this.fields().dirty() && !this.created());

  constructor() {
    effect(() => {
      if (!this.model.hasValue()) return;
      const model = this.model.value();
      untracked(() => {
        this.hubs.chosen.set(model.organisationId);
        this.where.set(whereOf(model));
        this.draft.update(({ firstDay }) => ({ firstDay, cohort: draftOf(model) }));
      });
    });
    // The title follows the hub and the month until somebody writes another.
    effect(() => {
      const title = this.titleFrom(this.firstDay());
      if (this.ownTitle()) return;
      untracked(() => {
        const field = this.fields.cohort.title();
        if (!field.dirty()) field.value.set(title);
      });
    });
    // Another hub has other trainers.
    effect(() => {
      if (this.staff.status() !== 'resolved') return;
      const here = new Set(this.staff.value().map(({ personId }) => personId));
      untracked(() =>
        this.fields.cohort.trainerIds().value.update((ids) => ids.filter((id) => here.has(id))),
      );
    });
  }

  mayLeave(): boolean | Promise<boolean> {
    return this.unsaved().mayLeave();
  }

  private titleFrom(day: string): string {
    const city = this.hubs.hubs().find(({ id }) => id === this.hubs.chosen())?.city ?? '';
    const course = this.programme.hasValue() ? this.programme.value().title : '';
    return suggestedTitle(course, city, day);
  }

  protected submit(): Promise<boolean> {
    return send(this.fields, async () => {
      if (isPast(this.plans(), this.timeZone()) && !(await this.confirm().ask())) return;
      await this.creating.run();
    });
  }
}
