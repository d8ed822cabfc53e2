import { booleanAttribute, Component, computed, input, output, viewChild } from '@angular/core';
import type { Answer, LearnerQuestion, QuestionFeedback } from '@percolateur/contract';
import { gradingRule } from '@percolateur/domain';
import { OpenQuestion } from './open/open-question';
import { QuestionPlayer } from './question-player';
import { ScenarioQuestion } from './scenario/scenario-question';
import { ToldNote } from './told-note';

/** One question of any kind, the rule of its mark, and the explanation when there is one. */
@Component({
  selector: 'app-question',
  imports: [OpenQuestion, QuestionPlayer, ScenarioQuestion, ToldNote],
  templateUrl: './question-view.html',
})
export class QuestionView {
  private readonly told = viewChild(ToldNote);

  readonly question = input.required<LearnerQuestion>();
  readonly answer = input.required<Answer | null>();
  readonly feedback = input<QuestionFeedback | null>(null);
  /** The answer is given and does not change any more. */
  readonly locked = input(false, { transform: booleanAttribute });
  /** What is now answered; null when it was taken back. */
  readonly give = output<Answer | null>();

  protected readonly rule = computed(() => gradingRule[this.question().kind]);
  protected readonly ofScenario = computed(() => {
    const feedback = this.feedback();
    return feedback?.kind === 'scenario' ? feedback : null;
  });

  protected readonly ofOpen = computed(() => {
    const feedback = this.feedback();
    return feedback?.kind === 'open' ? feedback : null;
  });

  /** Moves the focus to the explanation. */
  focusFeedback(): void {
    this.told()?.focus();
  }
}
