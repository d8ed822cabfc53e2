import { booleanAttribute, Component, input, linkedSignal, output } from '@angular/core';
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
  /** Known at once: a second choice may come before the page has told the first back. */
  protected readonly chosen = linkedSignal(() => {
    const answer = this.answer();
    return answer?.kind === 'multiple' ? answer.choiceIds : [];
  });

  protected pick({ choiceId, ticked }: { choiceId: string; ticked: boolean }): void {
    const others = this.chosen().filter((id) => id !== choiceId);
    const choiceIds = ticked ? [...others, choiceId] : others;
    this.chosen.set(choiceIds);
    this.give.emit(choiceIds.length > 0 ? { kind: 'multiple', choiceIds } : null);
  }
}
