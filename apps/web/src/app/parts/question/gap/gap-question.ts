import { booleanAttribute, Component, computed, input, linkedSignal, output } from '@angular/core';
import { gapPieces, limits } from '@percolateur/domain';
import type { Answer, CorrectedQuestion, ShownQuestion } from '@percolateur/domain';
import { Icon } from '../../../ui/icon';
import { Rich } from '../../../ui/rich';
import { Typed } from '../typed';

/** A text with gaps, each a field or a list within the sentence. */
@Component({
  selector: 'app-gap-question',
  imports: [Icon, Rich, Typed],
  templateUrl: './gap-question.html',
  styleUrls: ['../question.css', './gap-question.css'],
})
export class GapQuestion {
  readonly question = input.required<ShownQuestion<'gap'>>();
  readonly answer = input.required<Answer | null>();
  readonly corrected = input.required<CorrectedQuestion<'gap'> | null>();
  readonly locked = input(false, { transform: booleanAttribute });
  /** Null when no gap is filled in any more. */
  readonly give = output<Answer<'gap'> | null>();

  protected readonly limits = limits;
  /** Known at once: a second choice may come before the page has told the first back. */
  private readonly filled = linkedSignal(() => {
    const answer = this.answer();
    return answer?.kind === 'gap' ? answer.filled : [];
  });
  /** The words and the gaps, in order; each gap with its number and what there is to choose from. */
  protected readonly pieces = computed(() => {
    const { text, gaps } = this.question();
    return gapPieces(text).map((piece) => {
      if ('words' in piece) return { words: piece.words };
      const at = gaps.findIndex(({ id }) => id === piece.gapId);
      return { gapId: piece.gapId, number: at + 1, choices: gaps[at]?.choices ?? null };
    });
  });

  protected textOf(gap: string): string {
    return this.filled().find(({ gapId }) => gapId === gap)?.text ?? '';
  }

  protected verdict(gap: string) {
    return this.corrected()?.gaps.find(({ id }) => id === gap);
  }

  /** Fills a gap in; with nothing, empties it. */
  protected fill(gapId: string, text: string): void {
    const others = this.filled().filter((each) => each.gapId !== gapId);
    const filled = text.trim() ? [...others, { gapId, text }] : others;
    this.filled.set(filled);
    this.give.emit(filled.length > 0 ? { kind: 'gap', filled } : null);
  }
}
