import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CourseOutline, MyHalfDay, Today } from '@percolateur/contract';
import { counted, frenchDate } from '@percolateur/domain';
import { calendarDay } from '../../ui/calendar-day';
import { Cup } from '../../ui/cup';
import { Icon } from '../../ui/icon';
import { FrenchSlot, FrenchTime } from '../../ui/when';

const signingWords = {
  later: null,
  open: { text: 'Signature ouverte', tone: 'warning' },
  signed: { text: 'Signée', tone: 'done' },
  late: { text: 'À signer en retard', tone: 'warning' },
  awaiting: { text: 'En attente d’accord', tone: 'warning' },
  missed: { text: 'Non signée', tone: '' },
} as const;

const at = (instant: string) => Date.parse(instant);

const lessonWords = { new: '', seen: 'commencée', done: 'terminée' } as const;
type QuizLink = CourseOutline['final'];

/** Where one is with a quiz, in a few words. */
function quizWord({ state, attemptsLeft, opensAt }: QuizLink, timeZone: string): string {
  if (opensAt) return `s’ouvre le ${frenchDate(new Date(opensAt), timeZone)}`;
  if (state === 'failed') {
    return attemptsLeft
      ? `à repasser, ${counted(attemptsLeft, 'essai restant', 'essais restants')}`
      : 'non réussie, essais épuisés';
  }
  return { new: '', open: 'à continuer', submitted: 'rendu', passed: 'réussie' }[state];
}

/**
 * The half-day to open: the one where the next step is, or else the first that is not over; none once
 * the course is.
 */
export function halfDayAtHand({ now, next, halfDays }: Today, { halfDays: taught }: CourseOutline) {
  const holds = ({ id, contentId }: MyHalfDay): boolean => {
    const content = taught.find((each) => each.id === contentId);
    switch (next.kind) {
      case 'sign':
        return next.halfDayId === id;
      case 'lesson':
        return content?.lessons.some((lesson) => lesson.id === next.lessonId) ?? false;
      case 'quiz':
        return content?.quiz.id === next.quizId;
      default:
        return false;
    }
  };
  return halfDays.find(holds) ?? halfDays.find(({ endsAt }) => at(endsAt) > at(now));
}

/** The way from the first questions to the first café, as a line: what is done, where one is. */
@Component({
  selector: 'app-journey',
  imports: [Cup, FrenchSlot, FrenchTime, Icon, RouterLink],
  templateUrl: './journey.html',
  styleUrl: './journey.css',
})
export class Journey {
  readonly today = input.required<Today>();
  readonly outline = input.required<CourseOutline>();

  /** The half-days with their lessons, where the course has some for them. */
  protected readonly halfDays = computed(() => {
    const [today, outline] = [this.today(), this.outline()];
    const atHand = halfDayAtHand(today, outline);
    return today.halfDays.map((halfDay) => ({
      ...halfDay,
      content: outline.halfDays.find(({ id }) => id === halfDay.contentId),
      atHand: halfDay.id === atHand?.id,
      goesOn: at(halfDay.startsAt) <= at(today.now) && at(today.now) <= at(halfDay.endsAt),
      // What fills its cup: each lesson done, and the signature.
      filled: halfDay.lessonsDone + (halfDay.signing === 'signed' ? 1 : 0),
    }));
  });
  /** What else than signing one may do about a half-day; null where there is nothing. */
  protected besides({ signing, startsAt }: MyHalfDay): string | null {
    if (signing === 'later' && at(this.today().now) < at(startsAt)) return 'Prévenir d’une absence';
    return signing === 'open' || signing === 'late' || signing === 'later' ? null : 'Ma signature';
  }

  /** Signing this half-day is not already the big card. */
  protected mayAlsoSign({ id, signing }: MyHalfDay): boolean {
    const { next } = this.today();
    const shown = (next.kind === 'sign' || next.kind === 'late-sign') && next.halfDayId === id;
    return !shown && (signing === 'open' || signing === 'late');
  }
  protected readonly isOver = computed(() => {
    const { now, halfDays } = this.today();
    return halfDays.every(({ endsAt }) => at(endsAt) < at(now));
  });
  protected readonly signingWords = signingWords;
  protected readonly lessonWords = lessonWords;
  protected readonly quizWord = quizWord;
  protected readonly day = calendarDay;
}
