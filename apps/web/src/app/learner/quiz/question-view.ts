import {
  booleanAttribute,
  Component,
  computed,
  type ElementRef,
  input,
  output,
  viewChild,
} from '@angular/core';
import type { LearnerQuestion, QuestionFeedback } from '@percolateur/contract';
import { counted, gradingRule } from '@percolateur/domain';
import { Icon } from '../../ui/icon';

/** One question: its choices, the rule of its mark, and the explanations when there are some. */
@Component({
  selector: 'app-question',
  imports: [Icon],
  templateUrl: './question-view.html',
  styleUrl: './question-view.css',
})
export class QuestionView {
  private readonly told = viewChild<ElementRef<HTMLElement>>('told');

  readonly question = input.required<LearnerQuestion>();
  readonly chosen = input.required<readonly string[]>();
  readonly feedback = input<QuestionFeedback | null>(null);
  /** The answer is given and does not change any more. */
  readonly locked = input(false, { transform: booleanAttribute });
  /** Every choice now chosen. */
  readonly choose = output<string[]>();

  protected readonly expected = computed(() =>
    this.question().kind === 'single'
      ? 'Une seule réponse'
      : counted(this.question().expected, 'réponse attendue', 'réponses attendues'),
  );
  protected readonly rule = computed(() => gradingRule[this.question().kind]);
  protected readonly letters = 'ABCDEFGH';

  /** Moves the focus to the explanation. */
  focusFeedback(): void {
    this.told()?.nativeElement.focus();
  }

  protected pick(choiceId: string, checked: boolean): void {
    if (this.question().kind === 'single') this.choose.emit([choiceId]);
    else {
      const others = this.chosen().filter((id) => id !== choiceId);
      this.choose.emit(checked ? [...others, choiceId] : others);
    }
  }

  protected verdict(choiceId: string) {
    return this.feedback()?.choices.find(({ id }) => id === choiceId);
  }
}
