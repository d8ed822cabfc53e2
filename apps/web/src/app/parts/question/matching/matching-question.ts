import { booleanAttribute, Component, input, linkedSignal, output } from '@angular/core';
import { plainOf } from '@percolateur/domain';
import type { Answer, CorrectedQuestion, ShownQuestion } from '@percolateur/domain';
import { Icon } from '../../../ui/icon';
import { Rich } from '../../../ui/rich';

/** Each item chooses what goes with it in a list of its own. */
@Component({
  selector: 'app-matching-question',
  imports: [Icon, Rich],
  templateUrl: './matching-question.html',
  styleUrls: ['../question.css', './matching-question.css'],
})
export class MatchingQuestion {
  readonly question = input.required<ShownQuestion<'matching'>>();
  readonly answer = input.required<Answer | null>();
  readonly corrected = input.required<CorrectedQuestion<'matching'> | null>();
  readonly locked = input(false, { transform: booleanAttribute });
  /** Null when nothing is matched any more. */
  readonly give = output<Answer<'matching'> | null>();

  protected readonly plainOf = plainOf;
  /** Known at once: a second choice may come before the page has told the first back. */
  private readonly pairs = linkedSignal(() => {
    const answer = this.answer();
    return answer?.kind === 'matching' ? answer.pairs : [];
  });

  protected chosenFor(item: string): string | undefined {
    return this.pairs().find(({ itemId }) => itemId === item)?.targetId;
  }

  protected verdict(item: string) {
    return this.corrected()?.items.find(({ id }) => id === item);
  }

  /** What a target says, by its id. */
  protected target(targetId: string | null): string {
    return this.question().targets.find(({ id }) => id === targetId)?.text ?? '';
  }

  /** Matches an item; without a target, takes it back. */
  protected match(itemId: string, targetId: string): void {
    const others = this.pairs().filter((pair) => pair.itemId !== itemId);
    const pairs = targetId ? [...others, { itemId, targetId }] : others;
    this.pairs.set(pairs);
    this.give.emit(pairs.length > 0 ? { kind: 'matching', pairs } : null);
  }
}
