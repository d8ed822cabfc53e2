import { booleanAttribute, Component, computed, input, output } from '@angular/core';
import type { Answer, CorrectedQuestion, ShownQuestion } from '@percolateur/domain';
import { ChoiceList } from '../choice-list';

/** A question with one right choice. */
@Component({
  selector: 'app-single-question',
  imports: [ChoiceList],
  template: `
    <app-choice-list
      type="radio"
      hint="Une seule réponse"
      [question]="question()"
      [chosen]="chosen()"
      [corrected]="corrected()"
      [locked]="locked()"
      (pick)="give.emit({ kind: 'single', choiceId: $event.choiceId })"
    />
  `,
})
export class SingleQuestion {
  readonly question = input.required<ShownQuestion<'single'>>();
  readonly answer = input.required<Answer | null>();
  readonly corrected = input.required<CorrectedQuestion<'single'> | null>();
  readonly locked = input(false, { transform: booleanAttribute });
  readonly give = output<Answer<'single'>>();

  protected readonly chosen = computed(() => {
    const answer = this.answer();
    return answer?.kind === 'single' ? [answer.choiceId] : [];
  });
}
