import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { learnerRoutes, type MyCafe } from '@percolateur/contract';
import { cafeDayFault, localDate } from '@percolateur/domain';
import { Api, ProblemError } from '../api';
import { refusalOf } from '../outbox/entry';
import { KeptNote } from '../outbox/kept-note';
import { Outbox } from '../outbox/outbox';
import { calendarDay } from '../ui/calendar-day';
import { Fault } from '../ui/fault';
import { Heading } from '../ui/heading';
import { Icon } from '../ui/icon';
import { PageState } from '../ui/page-state';
import { ProblemNote } from '../ui/problem-note';
import { SaveState } from '../ui/save-state';
import { deviceTimeZone } from '../ui/when';

/** My first café: a date, a place, an ally, a question to begin with. */
@Component({
  selector: 'app-cafe-page',
  imports: [Fault, Heading, Icon, KeptNote, PageState, ProblemNote, RouterLink, SaveState],
  templateUrl: './cafe-page.html',
})
export class CafePage {
  private readonly api = inject(Api);
  protected readonly outbox = inject(Outbox);

  readonly cohortId = input.required<string>();

  protected readonly cafe = resource({
    params: () => ({ cohortId: this.cohortId() }),
    loader: ({ params }) => this.api.call(learnerRoutes.cafe, { params }),
  });
  protected readonly plan = computed(() => {
    const given =
      this.outbox.waiting(this.place()).at(-1) ?? this.outbox.lately(this.place()).at(-1)?.entry;
    if (given) return given.body as NonNullable<MyCafe['plan']>;
    return this.cafe.hasValue() ? this.cafe.value().plan : null;
  });
  protected readonly today = localDate(new Date(), deviceTimeZone());
  protected readonly day = calendarDay;
  /** Where the plan is in the outbox. */
  protected readonly place = computed(() => `cafe/${this.cohortId()}`);
  private readonly missing = signal<ProblemError | null>(null);
  /** What is missing, or what the server would not have. */
  protected readonly problem = computed(() => {
    const refused = this.outbox.refused(this.place()).at(-1);
    return this.missing() ?? (refused ? refusalOf(refused) : null);
  });

  protected async save(form: HTMLFormElement): Promise<void> {
    const given = new FormData(form);
    const text = (name: string) => String(given.get(name) ?? '').trim();
    const body = {
      plannedOn: text('plannedOn'),
      place: text('place'),
      ally: text('ally'),
      question: text('question'),
    };
    this.missing.set(this.check(body));
    if (this.missing()) return;
    await this.outbox.keep({
      route: learnerRoutes.planCafe,
      key: this.place(),
      label: `Mon premier café, ${calendarDay(body.plannedOn)}`,
      replaces: true,
      params: { cohortId: this.cohortId() },
      body,
    });
  }

  /** What to mend at once, network or not; the server has the last word. */
  private check({ plannedOn, place }: { plannedOn: string; place: string }): ProblemError | null {
    const before = this.plan()?.plannedOn ?? null;
    const errors = [
      {
        path: 'plannedOn',
        message: plannedOn
          ? cafeDayFault(plannedOn, { today: this.today, before })
          : 'Choisissez un jour.',
      },
      { path: 'place', message: place ? null : 'Dites où, même en un mot.' },
    ].flatMap(({ path, message }) => (message ? [{ path, message }] : []));
    return errors.length > 0
      ? new ProblemError(
          422,
          'input-invalid',
          errors.length > 1 ? 'Deux points à revoir.' : 'Un point à revoir.',
          'Ce que vous avez écrit est toujours là.',
          errors,
        )
      : null;
  }
}
