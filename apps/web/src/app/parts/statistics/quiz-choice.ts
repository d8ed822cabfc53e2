import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { StatisticsList } from '@percolateur/contract';
import { counted } from '@percolateur/domain';

type Taken = StatisticsList['quizzes'][number];

/** The quizzes that figures can be told of, each a link to its own. */
@Component({
  selector: 'app-quiz-choice',
  imports: [RouterLink],
  template: `
    @if (quizzes().length > 0) {
      <nav aria-label="Quiz">
        <ul>
          @for (quiz of quizzes(); track quiz.course + quiz.quizId) {
            <li>
              <a
                routerLink="."
                [queryParams]="{ quiz: quiz.quizId, cours: quiz.course }"
                [attr.aria-current]="quiz === chosen() ? 'page' : null"
                >{{ quiz.title }}</a
              >
              <span class="soft">{{
                counted(quiz.attempts, 'premier essai', 'premiers essais')
              }}</span>
            </li>
          }
        </ul>
      </nav>
      @if (chosen(); as quiz) {
        <h2>{{ quiz.title }}</h2>
      }
    } @else {
      <p>Rien à dire pour l’instant : aucun quiz n’a encore été rendu.</p>
    }
  `,
  styles: `
    [aria-current] {
      font-weight: 700;
    }
  `,
})
export class QuizChoice {
  readonly quizzes = input.required<readonly Taken[]>();
  readonly chosen = input<Taken>();

  protected readonly counted = counted;
}
