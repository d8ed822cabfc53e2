import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input, linkedSignal, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { quizPaperRoutes, type QuizPapers, urlOf } from '@percolateur/contract';
import { counted } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { Intentions } from '../../ui/intention';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { FrenchDate } from '../../ui/when';

type Quiz = QuizPapers['quizzes'][number];

/** The paper versions of the quizzes of a group: to prepare, to print, to copy back. */
@Component({
  selector: 'app-papers-page',
  imports: [Busy, FrenchDate, Heading, Icon, NgTemplateOutlet, PageState, ProblemNote, RouterLink],
  templateUrl: './papers-page.html',
  styleUrl: './papers-page.css',
})
export class PapersPage {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly intentions = new Intentions();

  readonly cohortId = input.required<string>();

  protected readonly page = resource({
    params: () => ({ params: { cohortId: this.cohortId() } }),
    loader: ({ params }) => this.api.call(quizPaperRoutes.list, params),
  });
  private readonly quizzes = linkedSignal<readonly Quiz[]>(() =>
    this.page.hasValue() ? this.page.value().quizzes : [],
  );
  /** What measures first; training, of which there is much, folded. */
  protected readonly groups = computed(() => [
    { heading: '', quizzes: this.quizzes().filter(({ kind }) => kind !== 'training') },
    {
      heading: 'Les entraînements et les exercices',
      quizzes: this.quizzes().filter(({ kind }) => kind === 'training'),
    },
  ]);
  protected readonly counted = counted;

  protected readonly preparing = action(async (quizId: string, form: string | null) => {
    const what = `${quizId}/${form}`;
    const paper = await this.api.call(quizPaperRoutes.prepare, {
      params: { cohortId: this.cohortId(), quizId },
      body: { id: this.intentions.idOf(what), form },
    });
    this.intentions.done(what);
    this.quizzes.update((all) =>
      all.map((quiz) => (quiz.id === quizId ? { ...quiz, papers: [paper, ...quiz.papers] } : quiz)),
    );
    this.announce.say(`La feuille n° ${paper.number} est prête à imprimer.`);
  });

  protected url(what: 'questions' | 'key', paperId: string, print: 'normal' | 'large'): string {
    const params = { cohortId: this.cohortId(), paperId };
    return urlOf(quizPaperRoutes[what], { params, query: { print } });
  }
}
