import { booleanAttribute, Component, computed, input, output } from '@angular/core';
import type { Answer, CorrectedQuestion, ShownQuestion } from '@percolateur/domain';
import { ChoiceList } from '../choice-list';

/** A statement, and two choices: it is true, or it is false. */
@Component({
  selector: 'app-true-false-question',
  imports: [ChoiceList],
  template: `
    <app-choice-list
      type="radio"
      hint="Vrai ou faux ?"
      [question]="asked()"
      [chosen]="chosen()"
      [corrected]="told()"
      [lettered]="false"
      [locked]="locked()"
      (pick)="give.emit({ kind: 'true-false', value: $event.choiceId === 'true' })"
    />
  `,
})
export class TrueFalseQuestion {
  readonly question = input.required<ShownQuestion<'true-false'>>();
  readonly answer = input.required<Answer | null>();
  readonly corrected = input.required<CorrectedQuestion<'true-false'> | null>();
  readonly locked = input(false, { transform: booleanAttribute });
  readonly give = output<Answer<'true-false'>>();

  protected readonly asked = computed(() => ({
    ...this.question(),
    choices: [
      { id: 'true', text: 'Vrai' },
      { id: 'false', text: 'Faux' },
    ],
  }));
  protected readonly chosen = computed(() => {
    const answer = this.answer();
    return answer?.kind === 'true-false' ? [String(answer.value)] : [];
  });
  /** The right answer is explained with the question; here, why the other is not. */
  protected readonly told = computed(() => {
    const corrected = this.corrected();
    if (!corrected) return null;
    const { key, chosen, whyNot } = corrected;
    return {
      choices: [true, false].map((value) => ({
        ...{ id: String(value), right: value === key, chosen: value === chosen },
        explanation: value === key ? '' : whyNot,
      })),
    };
  });
}
