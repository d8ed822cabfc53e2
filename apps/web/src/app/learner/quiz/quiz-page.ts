import { Component, inject, Injector, input, linkedSignal, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type AttemptView, quizRoutes } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { Api } from '../../api';
import { Outbox } from '../../outbox/outbox';
import { action, Busy } from '../../ui/action';
import { Announce, focusNext } from '../../ui/announce';
import { gentlePoll } from '../../ui/gentle-poll';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { deviceTimeZone, FrenchDate, FrenchTime } from '../../ui/when';
import { AttemptResult } from './attempt-result';
import { AttemptRunner } from './attempt-runner';

/** A quiz: what it is, then the attempt under way, then its result. */
@Component({
  selector: 'app-quiz-page',
  imports: [
    AttemptResult,
    AttemptRunner,
    Busy,
    FrenchDate,
    FrenchTime,
    Heading,
    Icon,
    PageState,
    ProblemNote,
    RouterLink,
  ],
  templateUrl: './quiz-page.html',
})
export class QuizPage {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly injector = inject(Injector);
  private readonly outbox = inject(Outbox);
  /** The id of the next attempt: the same for every try at starting it. */
  private nextId = uuidv7();

  readonly cohortId = input.required<string>();
  readonly quizId = input.required<string>();

  protected readonly page = resource({
    params: () => ({ cohortId: this.cohortId(), quizId: this.quizId() }),
    loader: async ({ params }) => {
      const quiz = await this.api.call(quizRoutes.read, { params });
      // What this device has not sent yet is newer than what the server has.
      await this.outbox.ready;
      for (const { id, status } of quiz.attempts) if (status !== 'started') this.letGo(id);
      const attempt = quiz.openAttemptId ? await this.attemptOf(quiz.openAttemptId) : null;
      return { quiz, attempt };
    },
  });
  /** The attempt on screen. */
  protected readonly attempt = linkedSignal(() =>
    this.page.hasValue() ? this.page.value().attempt : null,
  );
  /** The attempt that this page was answering when it was handed in elsewhere. */
  protected readonly elsewhere = signal<string | null>(null);
  protected readonly timeZone = deviceTimeZone();
  protected readonly keptWords = {
    best: 'Le meilleur essai compte.',
    last: 'Le dernier essai compte.',
  };

  protected readonly start = action(async () => {
    const attempt = await this.api.call(quizRoutes.start, {
      params: { cohortId: this.cohortId(), quizId: this.quizId() },
      body: { id: this.nextId },
    });
    this.nextId = uuidv7();
    this.show(attempt);
  });

  protected readonly look = action(async (attemptId: string) => {
    this.show(await this.attemptOf(attemptId));
  });

  constructor() {
    // It opens, or goes on, while one waits on the page.
    gentlePoll(async () => {
      if (!this.page.hasValue() || this.attempt()) return;
      const { opensAt, pausedAt } = this.page.value().quiz;
      if (!opensAt && !pausedAt) return;
      const params = { cohortId: this.cohortId(), quizId: this.quizId() };
      const quiz = await this.api.call(quizRoutes.read, { params });
      this.page.set({ quiz, attempt: null });
      if (!quiz.opensAt && !quiz.pausedAt) this.announce.say('Vous pouvez commencer.');
    }, 15);
  }

  /** Shows an attempt; its heading takes the focus of the button that is gone. */
  protected show(attempt: AttemptView): void {
    this.attempt.set(attempt);
    focusNext('attempt', this.injector);
  }

  /** The attempt on screen as it was read again: it may have been handed in elsewhere. */
  protected follow(attempt: AttemptView): void {
    if (attempt.status === 'started') return this.attempt.set(attempt);
    this.show(attempt);
    // One whose time is over ended by itself, here as elsewhere.
    if (attempt.status === 'submitted') this.elsewhere.set(attempt.id);
  }

  /** What a pause held back, of an attempt that ended meanwhile, is told to the server as it is. */
  private letGo(attemptId: string): void {
    for (const entry of this.outbox.waiting(`answer/${attemptId}`)) {
      if (entry.heldBack) void this.outbox.retry(entry);
    }
  }

  private attemptOf(attemptId: string): Promise<AttemptView> {
    return this.api.call(quizRoutes.attempt, { params: { attemptId } });
  }
}
