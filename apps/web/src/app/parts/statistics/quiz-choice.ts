import { Component, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import type { StatisticsList } from '@percolateur/contract';
import { counted } from '@percolateur/domain';

type Taken = StatisticsList['quizzes'][number];

/** Chooses, of the quizzes that were taken, the one that figures are told of. */
@Component({
  selector: 'app-quiz-choice',
  template: `
    @if (quizzes().length > 0) {
      <div class="field">
        <label for="quiz">Quiz</label>
        <select id="quiz" #select (change)="choose(select.value)">
          @for (quiz of quizzes(); track quiz.course + quiz.quizId) {
            <option [value]="$index" [selected]="quiz === chosen()">
              {{ quiz.title }} ({{ counted(quiz.attempts, 'premier essai', 'premiers essais') }})
            </option>
          }
        </select>
      </div>
    } @else {
      <p>Rien à dire pour l’instant : aucun quiz n’a encore été rendu.</p>
    }
  `,
})
export class QuizChoice {
  private readonly router = inject(Router);

  readonly quizzes = input.required<readonly Taken[]>();
  readonly chosen = input<Taken>();

  protected readonly counted = counted;

  /** In the address, so that going back and sharing it find the same. */
  protected choose(place: string): void {
    const { quizId: quiz, course: cours } = this.quizzes()[Number(place)]!;
    void this.router.navigate([], { queryParams: { quiz, cours } });
  }
}
