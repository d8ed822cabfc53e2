import { booleanAttribute, Component, computed, input, output } from '@angular/core';
import { counted } from '@percolateur/domain';
import type { Answer, CorrectedQuestion, ShownQuestion } from '@percolateur/domain';
import { ChoiceList } from '../choice-list';

/** A question with several right choices. */
@Component({
  selector: 'app-multiple-question',
  imports: [ChoiceList],
  template: `
    <app-choice-list
      type="checkbox"
      [hint]="counted(question().expected, 'réponse attendue', 'réponses attendues')"
      [question]="question()"
      [chosen]="chosen()"
      [corrected]="corrected()"
      [locked]="locked()"
      (pick)="pick($event)"
    />
  `,
})
export class MultipleQuestion {
  readonly question = input.required<ShownQuestion<'multiple'>>();
  readonly answer = input.required<Answer | null>();
  readonly corrected = input.required<CorrectedQuestion<'multiple'> | null>();
  readonly locked = input(false, { transform: booleanAttribute });
  /** Null when the last tick was taken away. */
  readonly give = output<Answer<'multiple'> | null>();

  protected readonly counted = counted;
  protected readonly chosen = computed(() => {
    const answer = this.answer();
    return answer?.kind === 'multiple' ? answer.choiceIds : [];
  });

  protected pick({ choiceId, ticked }: { choiceId: string; ticked: boolean }): void {
    const others = this.chosen().filter((id) => id !== choiceId);
    const choiceIds = ticked ? [...others, choiceId] : others;
    this.give.emit(choiceIds.length > 0 ? { kind: 'multiple', choiceIds } : null);
  }
}
