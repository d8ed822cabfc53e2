import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { cohortRoutes, type HalfDayPlan, type SeriesDraft } from '@percolateur/contract';
import {
  counted,
  seriesAtMost,
  seriesDays,
  type SeriesRhythm,
  seriesRhythms,
  titleOn,
  workingDayFrom,
} from '@percolateur/domain';
import { Api } from '../../api';
import { Icon } from '../../ui/icon';
import { dayName, dayWarning, plansLike } from './half-day-plans';

/** One session of the series, as it will be asked for. */
export interface SeriesSession {
  title: string;
  halfDays: HalfDayPlan[];
}

/** A first day, and why it is not the one that the rhythm says. */
interface Begins {
  day: string;
  moved: string;
}

/**
 * Several sessions at once: the first is the form’s, the others follow a rhythm or days of one’s own,
 * each on working days. What would stand in their way is told before anything is created.
 */
@Component({
  selector: 'app-series-fields',
  imports: [Icon],
  templateUrl: './series-fields.html',
  styleUrl: './series-fields.css',
})
export class SeriesFields {
  private readonly api = inject(Api);

  /** The half-days of the first session. */
  readonly plans = input.required<readonly HalfDayPlan[]>();
  readonly title = input.required<string>();
  /** Where it is, and who teaches: what may be taken already. */
  readonly place = input.required<Omit<SeriesDraft, 'sessions'>>();

  protected readonly rhythms = Object.entries(seriesRhythms) as [SeriesRhythm, string][];
  protected readonly most = seriesAtMost;
  protected readonly dayName = dayName;
  readonly several = signal(false);
  protected readonly rhythm = signal<SeriesRhythm | 'own'>('month');
  protected readonly count = signal(3);

  private readonly zone = computed(() => this.place().timeZone);
  protected readonly first = computed(() => this.plans()[0]?.day ?? '');
  /** The first days after the first session’s: those of the rhythm until they are changed by hand. */
  protected readonly others = linkedSignal<Begins[]>(() => {
    const [first, rhythm, zone] = [this.first(), this.rhythm(), this.zone()];
    if (!first || rhythm === 'own') return [];
    return seriesDays(first, rhythm, this.count())
      .slice(1)
      .map((wanted) => {
        const day = workingDayFrom(wanted, zone);
        const moved = day === wanted ? '' : `au lieu du ${dayName(wanted)}`;
        return { day, moved };
      });
  });

  /** What will be created, in the order of the list; a row without a date is left out. */
  readonly sessions = computed<SeriesSession[]>(() => {
    const [plans, first, zone] = [this.plans(), this.first(), this.zone()];
    if (!first) return [];
    const like = this.others()
      .filter(({ day }) => day)
      .map(({ day }) => ({
        title: titleOn(this.title(), first, day),
        halfDays: plansLike(plans, day, zone),
      }));
    return [{ title: this.title(), halfDays: [...plans] }, ...like];
  });

  private readonly asked = computed(
    (): SeriesDraft | undefined => {
      const sessions = this.sessions().map(({ halfDays }) => ({ halfDays }));
      const whole = sessions
        .flatMap(({ halfDays }) => halfDays)
        .every(({ title, day, start, end }) => title && day && start && end);
      return this.several() && sessions.length > 0 && whole
        ? { ...this.place(), sessions }
        : undefined;
    },
    { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  );
  protected readonly foreseen = resource({
    params: () => this.asked(),
    loader: ({ params: body }) => this.api.call(cohortRoutes.foreseeSeries, { body }),
  });

  protected readonly verdict = computed(() => {
    if (!this.foreseen.hasValue()) return '';
    const blocked = this.foreseen.value().filter(({ blocking }) => blocking.length > 0).length;
    return blocked === 0
      ? 'Rien ne s’oppose à ces dates.'
      : `${counted(blocked, 'session ne peut pas', 'sessions ne peuvent pas')} être créée${blocked > 1 ? 's' : ''} ainsi\u00a0: changez une date, ou l’équipe.`;
  });

  /** What to know of a session before it is created, the row of the first being 0. */
  protected notesOf(row: number): { text: string; blocking: boolean }[] {
    // A row without a date has no session: those after it are found one place earlier.
    const skipped = this.others()
      .slice(0, Math.max(0, row - 1))
      .filter(({ day }) => !day).length;
    const found = this.foreseen.hasValue() ? this.foreseen.value()[row - skipped] : undefined;
    const session = this.sessions()[row - skipped];
    const days = [...new Set(session?.halfDays.map(({ day }) => day))];
    const warnings = days.flatMap((day) => dayWarning(day, this.zone()) || []);
    return [
      ...(found?.blocking ?? []).map((text) => ({ text, blocking: true })),
      ...[...(found?.warnings ?? []), ...warnings].map((text) => ({ text, blocking: false })),
    ];
  }

  /** « mardi 12 et mercredi 13 janvier » */
  protected daysOf(row: number): string {
    const { day } = row === 0 ? { day: this.first() } : this.others()[row - 1]!;
    if (!day) return '';
    const plans = row === 0 ? this.plans() : plansLike(this.plans(), day, this.zone());
    const days = [...new Set(plans.map((plan) => plan.day))];
    return days.map(dayName).join(', ');
  }

  protected setCount(value: string): void {
    const count = Math.round(Number(value));
    if (count >= 2) this.count.set(Math.min(count, seriesAtMost));
  }

  protected set(index: number, day: string): void {
    this.others.update((days) =>
      days.map((each, at) => (at === index ? { day, moved: '' } : each)),
    );
  }

  protected add(): void {
    this.others.update((days) => [...days, { day: '', moved: '' }]);
  }

  protected remove(index: number): void {
    this.others.update((days) => days.filter((_, at) => at !== index));
  }
}
