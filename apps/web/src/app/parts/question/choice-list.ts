import { booleanAttribute, Component, input, output } from '@angular/core';
import type { CorrectedQuestion, ShownQuestion } from '@percolateur/domain';
import { Icon } from '../../ui/icon';
import { Rich } from '../../ui/rich';

type Shown = ShownQuestion<'single' | 'multiple'>;
type Corrected = CorrectedQuestion<'single' | 'multiple'>;

/** Choices to pick from, and what each was worth once the question is corrected. */
@Component({
  selector: 'app-choice-list',
  imports: [Icon, Rich],
  templateUrl: './choice-list.html',
  styleUrls: ['./question.css', './choice-list.css'],
})
export class ChoiceList {
  readonly question = input.required<Pick<Shown, 'id' | 'prompt' | 'choices'>>();
  /** How many may be chosen, in words. */
  readonly hint = input.required<string>();
  /** `radio`: one at most. */
  readonly type = input.required<'radio' | 'checkbox'>();
  readonly chosen = input.required<readonly string[]>();
  readonly corrected = input.required<Pick<Corrected, 'choices'> | null>();
  /** Whether choices are told by a letter, as one speaks of them in a room. */
  readonly lettered = input(true);
  readonly locked = input(false, { transform: booleanAttribute });
  /** One choice was ticked, or unticked. */
  readonly pick = output<{ choiceId: string; ticked: boolean }>();

  protected readonly letters = 'ABCDEFGH';

  protected verdict(choiceId: string) {
    return this.corrected()?.choices.find(({ id }) => id === choiceId);
  }
}
