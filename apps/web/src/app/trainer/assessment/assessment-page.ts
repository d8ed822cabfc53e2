import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  type NewQuizAct,
  type QuizPerson,
  quizPlanRoutes,
  quizWindowRoutes,
  type RoomQuiz,
} from '@percolateur/contract';
import { counted, fullName, type QuizAct } from '@percolateur/domain';
import { Api } from '../../api';
import { Announce } from '../../ui/announce';
import { Empty } from '../../ui/empty';
import { gentlePoll } from '../../ui/gentle-poll';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { Intentions } from '../../ui/intention';
import { PageState } from '../../ui/page-state';
import { FrenchDate, FrenchTime } from '../../ui/when';
import { ActDialog, type Asked } from './act-dialog';

const steps: Record<QuizPerson['step'], string> = {
  'not-begun': 'pas commencée',
  'under-way': 'en cours',
  'handed-in': 'rendue',
  passed: 'réussie',
  failed: 'pas encore réussie',
};

const acts: Record<QuizAct, string> = {
  open: 'Ouverture avancée',
  pause: 'Mise en pause',
  resume: 'Reprise',
  extend: 'Temps ajouté',
  reopen: 'Un essai de plus',
};

/** An evaluation as it is taken in the room: who is where, and what the trainer may do to it. */
@Component({
  selector: 'app-assessment-page',
  imports: [
    ...[ActDialog, Empty, FrenchDate, FrenchTime, Heading, Icon],
    ...[PageState, RouterLink],
  ],
  templateUrl: './assessment-page.html',
  styleUrl: './assessment-page.css',
})
export class AssessmentPage {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly intentions = new Intentions();

  readonly cohortId = input.required<string>();
  /** The quiz on screen; the first of the cohort where none is named. */
  readonly quizId = input<string>();

  protected readonly quizzes = resource({
    params: () => ({ cohortId: this.cohortId() }),
    loader: ({ params }) => this.api.call(quizPlanRoutes.ofCohort, { params }),
  });
  private readonly shownId = computed(() => {
    if (!this.quizzes.hasValue()) return this.quizId();
    const { quizzes } = this.quizzes.value();
    const final = quizzes.find(({ kind, number }) => kind === 'final' && number === null);
    return this.quizId() ?? (final ?? quizzes[0])?.id;
  });
  protected readonly room = resource({
    params: () => {
      const quizId = this.shownId();
      return quizId ? { cohortId: this.cohortId(), quizId } : undefined;
    },
    loader: ({ params }) => this.api.call(quizWindowRoutes.room, { params }),
  });
  /** What is on screen, which the poll renews without a blank. */
  protected readonly view = linkedSignal<RoomQuiz | undefined, RoomQuiz | undefined>({
    source: () => (this.room.hasValue() ? this.room.value() : undefined),
    computation: (read, before) => read ?? before?.value,
  });
  protected readonly asked = signal<Asked | null>(null);
  protected readonly summary = computed(() => {
    const people = this.view()?.people ?? [];
    const of = (...wanted: QuizPerson['step'][]) =>
      people.filter(({ step }) => wanted.includes(step)).length;
    const done = of('passed', 'failed', 'handed-in');
    return [
      `${counted(done, 'rendue', 'rendues')} sur ${people.length}`,
      of('under-way') > 0 && `${of('under-way')} en cours`,
      of('not-begun') > 0 && `${of('not-begun')} pas commencée${of('not-begun') > 1 ? 's' : ''}`,
    ]
      .filter(Boolean)
      .join(' · ');
  });
  protected readonly steps = steps;
  protected readonly acts = acts;
  protected readonly counted = counted;
  protected readonly fullName = fullName;

  constructor() {
    gentlePoll(async () => {
      const shown = this.view();
      if (!shown) return;
      const { cohortId, quizId } = shown;
      this.take(await this.api.call(quizWindowRoutes.room, { params: { cohortId, quizId } }));
    }, 5);
  }

  /** Does what was confirmed; the same id while it is tried again. */
  protected readonly act = async (body: NewQuizAct): Promise<void> => {
    const shown = this.view();
    if (!shown) return;
    const { cohortId, quizId } = shown;
    const params = { cohortId, quizId };
    this.take(await this.api.call(quizWindowRoutes.act, { params, body }));
    this.intentions.done(this.intention());
    this.announce.say(`${acts[body.act]} : c’est fait.`);
  };

  protected readonly idOf = () => this.intentions.idOf(this.intention());

  private intention(): string {
    const asked = this.asked();
    return `${this.view()?.quizId} ${asked?.act} ${asked?.person?.enrolmentId ?? ''}`;
  }

  /** An answer of the server, unless a later one is there, or another quiz is on screen. */
  private take(next: RoomQuiz): void {
    const shown = this.view();
    if (shown?.quizId !== next.quizId || Date.parse(shown.now) > Date.parse(next.now)) return;
    this.view.set(next);
  }
}
