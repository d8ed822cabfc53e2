import { booleanAttribute, Component, input, output } from '@angular/core';
import type { Answer, CorrectedQuestion, PartKind, ShownQuestion } from '@percolateur/domain';
import { GapQuestion } from './gap/gap-question';
import { MatchingQuestion } from './matching/matching-question';
import { MultipleQuestion } from './multiple/multiple-question';
import { NumericQuestion } from './numeric/numeric-question';
import { OrderingQuestion } from './ordering/ordering-question';
import { ShortQuestion } from './short/short-question';
import { SingleQuestion } from './single/single-question';
import { TrueFalseQuestion } from './true-false/true-false-question';

/** A question of any kind that stands alone or in a scenario, to answer or as it was corrected. */
@Component({
  selector: 'app-question-player',
  imports: [
    GapQuestion,
    MatchingQuestion,
    MultipleQuestion,
    NumericQuestion,
    OrderingQuestion,
    ShortQuestion,
    SingleQuestion,
    TrueFalseQuestion,
  ],
  templateUrl: './question-player.html',
})
export class QuestionPlayer {
  readonly question = input.required<ShownQuestion<PartKind>>();
  readonly answer = input.required<Answer | null>();
  readonly corrected = input.required<CorrectedQuestion | null>();
  readonly locked = input(false, { transform: booleanAttribute });
  readonly give = output<Answer<PartKind> | null>();

  /** The correction, if it is one of a question of this kind. */
  protected told<K extends PartKind>(kind: K): CorrectedQuestion<K> | null {
    const corrected = this.corrected();
    return corrected?.kind === kind ? (corrected as CorrectedQuestion<K>) : null;
  }
}
