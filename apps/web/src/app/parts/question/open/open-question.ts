import { booleanAttribute, Component, computed, input, output } from '@angular/core';
import { limits } from '@percolateur/domain';
import type { Answer, CorrectedQuestion, ShownQuestion } from '@percolateur/domain';
import { Rich } from '../../../ui/rich';
import { Typed } from '../typed';

/** A reflection, to write, beside what whoever reads it looks for. */
@Component({
  selector: 'app-open-question',
  imports: [Rich, Typed],
  templateUrl: './open-question.html',
  styleUrl: '../question.css',
})
export class OpenQuestion {
  readonly question = input.required<ShownQuestion<'open'>>();
  readonly answer = input.required<Answer | null>();
  readonly corrected = input.required<CorrectedQuestion<'open'> | null>();
  readonly locked = input(false, { transform: booleanAttribute });
  /** Null when nothing is written any more. */
  readonly give = output<Answer<'open'> | null>();

  protected readonly limits = limits;
  protected readonly text = computed(() => {
    const answer = this.answer();
    return answer?.kind === 'open' ? answer.text : '';
  });

  /** What was seen of a criterion, once it is read. */
  protected levelOf(criterion: string): string | null {
    const told = this.corrected()?.criteria.find(({ id }) => id === criterion);
    return told?.levels[told.level ?? -1] ?? null;
  }

  protected write(text: string): void {
    this.give.emit(text.trim() ? { kind: 'open', text } : null);
  }
}
