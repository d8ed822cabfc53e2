import {
  booleanAttribute,
  Component,
  computed,
  type ElementRef,
  input,
  output,
  viewChild,
} from '@angular/core';
import type { Answer, LearnerQuestion, QuestionFeedback } from '@percolateur/contract';
import type { CorrectedQuestion, QuestionKind } from '@percolateur/domain';
import { gradingRule } from '@percolateur/domain';
import { Icon } from '../../ui/icon';
import { MultipleQuestion } from './multiple/multiple-question';
import { SingleQuestion } from './single/single-question';

/** One question of any kind, the rule of its mark, and the explanation when there is one. */
@Component({
  selector: 'app-question',
  imports: [Icon, MultipleQuestion, SingleQuestion],
  templateUrl: './question-view.html',
  styles: `
    .note:focus {
      outline: 3px solid var(--link);
    }
  `,
})
export class QuestionView {
  private readonly told = viewChild<ElementRef<HTMLElement>>('told');

  readonly question = input.required<LearnerQuestion>();
  readonly answer = input.required<Answer | null>();
  readonly feedback = input<QuestionFeedback | null>(null);
  /** The answer is given and does not change any more. */
  readonly locked = input(false, { transform: booleanAttribute });
  /** What is now answered; null when it was taken back. */
  readonly give = output<Answer | null>();

  protected readonly rule = computed(() => gradingRule[this.question().kind]);

  /** Moves the focus to the explanation. */
  focusFeedback(): void {
    this.told()?.nativeElement.focus();
  }

  /** The correction, if it is one of a question of this kind. */
  protected corrected<K extends QuestionKind>(kind: K): CorrectedQuestion<K> | null {
    const feedback = this.feedback();
    return feedback?.kind === kind ? (feedback as CorrectedQuestion<K>) : null;
  }
}
