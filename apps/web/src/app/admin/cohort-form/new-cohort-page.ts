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
  cohortTemplateRoutes,
  courseRoutes,
  type HalfDayPlan,
  type NewSeries,
  organisationRoutes,
} from '@percolateur/contract';
import { counted, monthOf } from '@percolateur/domain';
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
import { type CohortDraft, cohortRules, fieldsOf, newDraft } from './cohort-draft';
import { CohortFields } from './cohort-fields';
import { dayInstead, dayName, dayWarning, defaultPlans, isPast } from './half-day-plans';
import { HalfDaysEditor } from './half-days-editor';
import { MeansFields } from './means-fields';
import { type Pattern, patternOfCohort, patternOfTemplate } from './pattern';
import { SeriesFields } from './series-fields';
interface NewDraft {
  firstDay: string;
  cohort: CohortDraft;
}

const noVenue = { venueName: '', venueAddress: '', venueAccess: '' };

/** « Animer un Café IA, Caen, novembre 2026 » */
export function suggestedTitle(course: string, city: string, firstDay: string): string {
  const month = Number.isNaN(Date.parse(firstDay)) ? '' : monthOf(firstDay);
  return [course, city, month].filter(Boolean).join(', ').slice(0, 200);
}

/**
 * A new session in under a minute: the half-days come by themselves, on working days, and a place
 * already used is chosen from a list. `?modele=` names a session that this one takes after,
 * `?gabarit=` a template of the hub.
 */
@Component({
  selector: 'app-new-cohort-page',
  imports: [
    Busy,
    CohortFields,
    ConfirmDialog,
    HalfDaysEditor,
    Heading,
    MeansFields,
    PageState,
    ProblemNote,
    SeriesFields,
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

  private readonly series = viewChild(SeriesFields);

  /** The session to take after. */
  readonly modele = input<string>();
  /** The template to begin from. */
  readonly gabarit = input<string>();

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
  protected readonly templates = resource({
    params: () => this.hubs.chosen() || undefined,
    loader: ({ params: organisationId }) =>
      this.api.call(cohortTemplateRoutes.list, { params: { organisationId } }),
  });
  protected readonly templateId = linkedSignal(() => this.gabarit() ?? '');
  protected readonly pattern = computed((): Pattern | null => {
    if (this.model.hasValue()) {
      return patternOfCohort(this.model.value(), (day) => this.suggestedOn(day));
    }
    const all = this.templates.hasValue() ? this.templates.value() : [];
    const template = all.find(({ id }) => id === this.templateId());
    return template ? patternOfTemplate(template) : null;
  });
  private readonly courses = resource({ loader: () => this.api.call(courseRoutes.versions) });
  protected readonly versions = computed(() =>
    this.courses.hasValue() ? this.courses.value() : [],
  );
  /** Id of the version of the course, as in the pattern until somebody chooses; empty: the newest. */
  protected readonly versionId = linkedSignal(() => this.pattern()?.courseVersionId ?? '');
  protected readonly messagesPaused = linkedSignal(() => this.pattern()?.messagesPaused ?? false);
  private readonly programme = resource({ loader: () => this.api.call(courseRoutes.programme) });
  private readonly titles = computed(() =>
    this.programme.hasValue() ? this.programme.value().halfDays.map(({ title }) => title) : [],
  );

  protected readonly firstDay = computed(() => this.draft().firstDay);
  protected readonly timeZone = computed(() => this.draft().cohort.timeZone);
  /** The half-days follow the first day until they are changed by hand. */
  private readonly proposed = computed((): HalfDayPlan[] => {
    const [day, zone, mode] = [this.firstDay(), this.timeZone(), this.where()];
    if (!day) return [];
    const pattern = this.pattern();
    if (!pattern) return defaultPlans(day, zone, mode, this.titles());
    const plans = pattern.plansOn(day, zone);
    return mode === pattern.where ? plans : plans.map((plan) => ({ ...plan, mode }));
  });
  /** What was chosen to sign by is no matter of dates: it stays when they change. */
  protected readonly plans = linkedSignal<
    { proposed: HalfDayPlan[]; pattern: Pattern | null },
    HalfDayPlan[]
  >({
    source: () => ({ proposed: this.proposed(), pattern: this.pattern() }),
    computation: ({ proposed, pattern }, before) => {
      const chosen = before?.source.pattern === pattern ? before.value : [];
      return proposed.map((plan, index) => {
        const means = chosen[index]?.means;
        return means ? { ...plan, means } : plan;
      });
    },
  });

  protected readonly instead = computed(() => dayInstead(this.firstDay(), this.timeZone()));
  protected readonly warning = computed(() => dayWarning(this.firstDay(), this.timeZone()));
  protected readonly dayName = dayName;
  /** What tells whether the place and the team are taken already. */
  protected readonly place = computed(() => {
    const { timeZone, venueName, trainerIds } = this.draft().cohort;
    return {
      ...{ organisationId: this.hubs.chosen(), timeZone, trainerIds },
      venueName: this.where() === 'room' ? venueName : '',
    };
  });
  /** How many will be created. */
  protected readonly count = computed(() => {
    const series = this.series();
    return series?.several() ? series.sessions().length : 1;
  });

  protected readonly creating = action(async () => {
    const { title, ...fields } = fieldsOf(this.draft().cohort);
    const courseVersionId = this.versionId();
    const shared = {
      organisationId: this.hubs.chosen(),
      ...fields,
      ...(this.where() === 'room' ? { remoteLink: '' } : noVenue),
      ...(courseVersionId && { courseVersionId }),
      ...(this.messagesPaused() && { messagesPaused: true }),
    };
    if (this.count() > 1) return this.createSeries(shared);
    const id = this.intentions.idOf('cohort');
    const own = { id, title, firstDay: this.firstDay(), halfDays: this.plans() };
    const cohort = await this.api.call(cohortRoutes.create, { body: { ...shared, ...own } });
    this.created.set(true);
    this.announce.say(`Session créée\u00a0: ${cohort.title}.`);
    await this.router.navigate(['/coordination/sessions', cohort.id]);
  });

  private readonly created = signal(false);
  protected readonly typed = computed(() => this.fields().dirty() && !this.created());

  constructor() {
    effect(() => {
      const pattern = this.pattern();
      if (!pattern) return;
      untracked(() => {
        this.hubs.chosen.set(pattern.organisationId);
        this.where.set(pattern.where);
        this.draft.update(({ firstDay }) => ({ firstDay, cohort: pattern.draft }));
      });
    });
    // The title follows the hub and the month until somebody writes another, here or in the pattern.
    effect(() => {
      const day = this.firstDay();
      const title = this.pattern()?.titleOn(day) || this.suggestedOn(day);
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

  private async createSeries(shared: Omit<NewSeries, 'id' | 'sessions'>): Promise<void> {
    const sessions = this.series()!
      .sessions()
      .map((session, index) => ({ id: this.intentions.idOf(`session ${index}`), ...session }));
    const body = { ...shared, id: this.intentions.idOf('series'), sessions };
    const { seriesId } = await this.api.call(cohortRoutes.createSeries, { body });
    this.created.set(true);
    this.announce.say(`${counted(sessions.length, 'session créée', 'sessions créées')}.`);
    await this.router.navigate(['/coordination'], { queryParams: { serie: seriesId } });
  }

  private suggestedOn(day: string): string {
    const city = this.hubs.hubs().find(({ id }) => id === this.hubs.chosen())?.city ?? '';
    const course = this.programme.hasValue() ? this.programme.value().title : '';
    return suggestedTitle(course, city, day);
  }

  protected submit(): Promise<boolean> {
    return send(this.fields, async () => {
      const { sessions } = this.series() ?? { sessions: () => [] };
      const plans =
        this.count() > 1 ? sessions().flatMap(({ halfDays }) => halfDays) : this.plans();
      if (isPast(plans, this.timeZone()) && !(await this.confirm().ask())) return;
      await this.creating.run();
    });
  }
}
