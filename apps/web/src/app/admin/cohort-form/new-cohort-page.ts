import {
  Component,
  computed,
  effect,
  inject,
  linkedSignal,
  resource,
  signal,
  untracked,
} from '@angular/core';
import { form, required } from '@angular/forms/signals';
import { Router } from '@angular/router';
import {
  cohortRoutes,
  courseRoutes,
  type HalfDayPlan,
  organisationRoutes,
} from '@percolateur/contract';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { Heading } from '../../ui/heading';
import { Intentions } from '../../ui/intention';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';
import { TextField } from '../../ui/text-field';
import { Hubs } from '../shared/hubs';
import { type CohortDraft, cohortRules, fieldsOf, newDraft } from './cohort-draft';
import { CohortFields } from './cohort-fields';
import { defaultPlans } from './half-day-plans';
import { HalfDaysEditor } from './half-days-editor';

interface NewDraft {
  firstDay: string;
  cohort: CohortDraft;
}

/** « Animer un Café IA, Caen, novembre 2026 » */
export function suggestedTitle(city: string, firstDay: string): string {
  const day = new Date(`${firstDay}T00:00:00Z`);
  const month = Number.isNaN(day.getTime())
    ? ''
    : new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
        day,
      );
  return ['Animer un Café IA', city, month].filter(Boolean).join(', ');
}

/** A new session in six fields and under a minute; the half-days come by themselves. */
@Component({
  selector: 'app-new-cohort-page',
  imports: [Busy, CohortFields, HalfDaysEditor, Heading, PageState, ProblemNote, TextField],
  templateUrl: './new-cohort-page.html',
})
export class NewCohortPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly announce = inject(Announce);
  private readonly intentions = new Intentions();

  protected readonly hubs = inject(Hubs);
  protected readonly where = signal<'room' | 'remote'>('room');
  private readonly model = signal<NewDraft>({ firstDay: '', cohort: newDraft });
  protected readonly fields = form(this.model, (path) => {
    required(path.firstDay, { message: 'Choisissez le premier jour.' });
    cohortRules(path.cohort);
  });

  protected readonly staff = resource({
    params: () => this.hubs.chosen() || undefined,
    loader: ({ params }) =>
      this.api.call(organisationRoutes.staff, { params: { organisationId: params } }),
    defaultValue: [],
  });
  private readonly programme = resource({ loader: () => this.api.call(courseRoutes.programme) });
  private readonly titles = computed(() =>
    this.programme.hasValue() ? this.programme.value().halfDays.map(({ title }) => title) : [],
  );

  private readonly firstDay = computed(() => this.model().firstDay);
  protected readonly timeZone = computed(() => this.model().cohort.timeZone);
  /** The half-days follow the first day until they are changed by hand. */
  protected readonly plans = linkedSignal<HalfDayPlan[]>(() =>
    this.firstDay()
      ? defaultPlans(this.firstDay(), this.timeZone(), this.where(), this.titles())
      : [],
  );

  protected readonly creating = action(async () => {
    const cohort = await this.api.call(cohortRoutes.create, {
      body: {
        id: this.intentions.idOf('cohort'),
        organisationId: this.hubs.chosen(),
        firstDay: this.firstDay(),
        ...fieldsOf(this.model().cohort),
        ...(this.where() === 'room' ? { remoteLink: '' } : { venueName: '', venueAddress: '' }),
        halfDays: this.plans(),
      },
    });
    this.announce.say(`Session créée\u00a0: ${cohort.title}.`);
    await this.router.navigate(['/coordination/sessions', cohort.id]);
  });

  constructor() {
    // The title follows the hub and the month until somebody writes another.
    effect(() => {
      const city = this.hubs.hubs().find(({ id }) => id === this.hubs.chosen())?.city ?? '';
      const title = suggestedTitle(city, this.firstDay());
      untracked(() => {
        const field = this.fields.cohort.title();
        if (!field.dirty()) field.value.set(title);
      });
    });
    // Another hub has other trainers.
    effect(() => {
      this.hubs.chosen();
      untracked(() => this.fields.cohort.trainerIds().value.set([]));
    });
  }

  protected submit(): Promise<boolean> {
    return send(this.fields, () => this.creating.run());
  }
}
