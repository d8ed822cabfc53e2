import { Component, computed, inject, input, model, resource, signal } from '@angular/core';
import { cohortRoutes } from '@percolateur/contract';
import { counted, localDate } from '@percolateur/domain';
import { Api } from '../../api';
import { Icon } from '../../ui/icon';
import { PageState } from '../../ui/page-state';
import { deviceTimeZone } from '../../ui/when';
import { monthName, monthsAway, weeksOf } from './agenda-days';

const weekdays = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];

/** A month of sessions: each day that holds some is a button, which tells the day. */
@Component({
  selector: 'app-month-calendar',
  imports: [Icon, PageState],
  templateUrl: './month-calendar.html',
  styleUrl: './month-calendar.css',
})
export class MonthCalendar {
  private readonly api = inject(Api);

  /** The hub whose sessions are drawn; all of them without one. */
  readonly place = input<{ organisationId?: string }>({});
  /** The day asked about, `YYYY-MM-DD`; empty for none. */
  readonly chosen = model('');

  protected readonly weekdays = weekdays;
  protected readonly today = localDate(new Date(), deviceTimeZone());
  protected readonly month = signal(this.today.slice(0, 7));
  protected readonly name = computed(() => monthName(this.month()));
  protected readonly read = resource({
    params: () => ({ ...this.place(), month: this.month() }),
    loader: ({ params: query }) => this.api.call(cohortRoutes.calendar, { query }),
  });
  private readonly held = computed(
    () =>
      new Map(this.read.hasValue() ? this.read.value().days.map((each) => [each.day, each]) : []),
  );
  protected readonly weeks = computed(() =>
    weeksOf(this.month()).map((week) =>
      week.map((day) => day && { day, date: Number(day.slice(8)), held: this.held().get(day) }),
    ),
  );
  /** Said once a month is read. */
  protected readonly said = computed(() =>
    this.read.hasValue()
      ? `${this.name()}\u00a0: ${counted(this.held().size, 'jour avec des sessions', 'jours avec des sessions')}`
      : '',
  );

  protected go(months: number): void {
    this.chosen.set('');
    this.month.update((month) => monthsAway(month, months));
  }

  protected toggle(day: string): void {
    this.chosen.update((before) => (before === day ? '' : day));
  }
}
