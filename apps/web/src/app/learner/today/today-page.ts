import { Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type CourseOutline, courseRoutes, learnerRoutes } from '@percolateur/contract';
import { counted, frenchDate } from '@percolateur/domain';
import { Api } from '../../api';
import { Cup } from '../../ui/cup';
import { calendarDay } from '../../ui/calendar-day';
import { gentlePoll } from '../../ui/gentle-poll';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { PageState } from '../../ui/page-state';
import { FrenchDate, FrenchSlot, FrenchTime } from '../../ui/when';
import { nextCard } from './next-card';

const signingWords = {
  later: null,
  open: { text: 'Signature ouverte', tone: 'warning' },
  signed: { text: 'Signée', tone: 'done' },
  late: { text: 'À signer en retard', tone: 'warning' },
  awaiting: { text: 'En attente d’accord', tone: 'warning' },
  missed: { text: 'Non signée', tone: '' },
} as const;

const lessonWords = { new: '', seen: 'commencée', done: 'terminée' } as const;
type QuizLink = CourseOutline['final'];

/** Where one is with a quiz, in a few words. */
function quizWord({ state, attemptsLeft, opensAt }: QuizLink, timeZone: string): string {
  if (opensAt) return `s’ouvre le ${frenchDate(new Date(opensAt), timeZone)}`;
  if (state === 'failed') {
    return attemptsLeft
      ? `à repasser, ${counted(attemptsLeft, 'essai restant', 'essais restants')}`
      : 'non réussi, essais épuisés';
  }
  return { new: '', open: 'commencé, à continuer', submitted: 'fait', passed: 'réussi' }[state];
}

/** The home of a learner: one thing to do now, the cup, the four half-days, and how to come. */
@Component({
  selector: 'app-today-page',
  imports: [Cup, FrenchDate, FrenchSlot, FrenchTime, Heading, Icon, PageState, RouterLink],
  templateUrl: './today-page.html',
  styleUrl: './today-page.css',
})
export class TodayPage {
  private readonly api = inject(Api);

  readonly cohortId = input.required<string>();

  protected readonly course = resource({
    params: () => ({ cohortId: this.cohortId() }),
    loader: ({ params }) => this.read(params.cohortId),
  });
  protected readonly next = computed(() =>
    this.course.hasValue() ? nextCard(this.course.value().today) : null,
  );
  /** The half-days with their lessons, where the course has some for them. */
  protected readonly halfDays = computed(() => {
    if (!this.course.hasValue()) return [];
    const { today, outline } = this.course.value();
    return today.halfDays.map((halfDay) => ({
      ...halfDay,
      content: outline.halfDays.find(({ id }) => id === halfDay.contentId),
    }));
  });
  protected readonly signingWords = signingWords;
  protected readonly lessonWords = lessonWords;
  protected readonly quizWord = quizWord;
  protected readonly day = calendarDay;

  constructor() {
    // The trainer opens signing while this page is on a table: it must show without a touch.
    gentlePoll(async () => {
      if (this.course.hasValue()) this.course.set(await this.read(this.cohortId()));
    }, 45);
  }

  private async read(cohortId: string) {
    const call = { params: { cohortId } };
    const [today, outline] = await Promise.all([
      this.api.call(learnerRoutes.today, call),
      this.api.call(courseRoutes.outline, call),
    ]);
    return { today, outline };
  }
}
