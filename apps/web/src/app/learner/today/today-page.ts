import { Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { courseRoutes, learnerRoutes, urlOf } from '@percolateur/contract';
import {
  followsCourse,
  frenchDateRange,
  holdDashes,
  listed,
  localDate,
  surveyTitles,
} from '@percolateur/domain';
import { CurrentPerson } from '../../session/current-person';
import { Lately } from '../../session/lately';
import { Cup } from '../../ui/cup';
import { gentlePoll } from '../../ui/gentle-poll';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { PageState } from '../../ui/page-state';
import { FrenchDate } from '../../ui/when';
import { Journey } from './journey';
import { NameCheck } from './name-check';
import { nextCard } from './next-card';
import { RoomCode } from './room-code';

/** The home of a learner: one thing to do now, the way from the first questions to the café, how to come. */
@Component({
  selector: 'app-today-page',
  imports: [Cup, FrenchDate, Heading, Icon, Journey, NameCheck, PageState, RoomCode, RouterLink],
  templateUrl: './today-page.html',
  styleUrl: './today-page.css',
})
export class TodayPage {
  private readonly lately = inject(Lately);

  readonly cohortId = input.required<string>();

  protected readonly course = resource({
    params: () => ({ cohortId: this.cohortId() }),
    loader: ({ params }) => this.read(params.cohortId),
  });
  protected readonly next = computed(() =>
    this.course.hasValue() ? nextCard(this.course.value().today) : null,
  );
  /** The days of the course itself. */
  protected readonly dates = computed(() => {
    if (!this.course.hasValue()) return null;
    const { halfDays, timeZone } = this.course.value().today;
    const [first, last] = [halfDays[0], halfDays.at(-1)];
    return first && last
      ? frenchDateRange(new Date(first.startsAt), new Date(last.endsAt), timeZone)
      : null;
  });
  /** A half-day of this very day is still to be signed: a screen may show its code. */
  protected readonly inRoom = computed(() => {
    if (!this.course.hasValue()) return false;
    const { halfDays, now, timeZone } = this.course.value().today;
    const day = (instant: string) => localDate(new Date(instant), timeZone);
    return halfDays.some(
      ({ signing, startsAt }) =>
        (signing === 'open' || signing === 'later') && day(startsAt) === day(now),
    );
  });
  protected readonly person = inject(CurrentPerson).person;
  protected readonly joining = computed(() =>
    urlOf(learnerRoutes.joining, { params: { cohortId: this.cohortId() } }),
  );
  protected readonly followsCourse = followsCourse;
  protected readonly holdDashes = holdDashes;
  protected readonly listed = listed;
  protected readonly surveyTitles = surveyTitles;

  constructor() {
    // The trainer opens signing while this page is on a table: it must show without a touch.
    gentlePoll(async () => {
      if (this.course.hasValue()) this.course.set(await this.read(this.cohortId()));
    }, 45);
  }

  private async read(cohortId: string) {
    const call = { params: { cohortId } };
    const [today, outline] = await Promise.all([
      this.lately.ask(learnerRoutes.today, call),
      this.lately.ask(courseRoutes.outline, call),
    ]);
    return { today: today.answer, outline: outline.answer };
  }
}
