import { booleanAttribute, Component, input, output } from '@angular/core';
import type { CorrectedQuestion, ShownQuestion } from '@percolateur/domain';
import { Icon } from '../../ui/icon';

/** Choices to pick from, and what each was worth once the question is corrected. */
@Component({
  selector: 'app-choice-list',
  imports: [Icon],
  templateUrl: './choice-list.html',
  styleUrl: './choice-list.css',
})
export class ChoiceList {
  readonly question = input.required<ShownQuestion<'single' | 'multiple'>>();
  /** How many may be chosen, in words. */
  readonly hint = input.required<string>();
  /** `radio`: one at most. */
  readonly type = input.required<'radio' | 'checkbox'>();
  readonly chosen = input.required<readonly string[]>();
  readonly corrected = input.required<CorrectedQuestion<'single' | 'multiple'> | null>();
  readonly locked = input(false, { transform: booleanAttribute });
  /** One choice was ticked, or unticked. */
  readonly pick = output<{ choiceId: string; ticked: boolean }>();

  protected readonly letters = 'ABCDEFGH';

  protected verdict(choiceId: string) {
    return this.corrected()?.choices.find(({ id }) => id === choiceId);
  }
}
