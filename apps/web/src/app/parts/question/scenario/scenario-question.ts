import { booleanAttribute, Component, input, linkedSignal, output } from '@angular/core';
import type { Answer, CorrectedQuestion, PartKind, ShownQuestion } from '@percolateur/domain';
import { Rich } from '../../../ui/rich';
import { QuestionPlayer } from '../question-player';
import { ToldNote } from '../told-note';

/** A situation, then its questions: what is given to each makes one answer. */
@Component({
  selector: 'app-scenario-question',
  imports: [QuestionPlayer, Rich, ToldNote],
  templateUrl: './scenario-question.html',
  styleUrl: './scenario-question.css',
})
export class ScenarioQuestion {
  readonly question = input.required<ShownQuestion<'scenario'>>();
  readonly answer = input.required<Answer | null>();
  readonly corrected = input.required<CorrectedQuestion<'scenario'> | null>();
  readonly locked = input(false, { transform: booleanAttribute });
  /** Null when no question of it is answered any more. */
  readonly give = output<Answer<'scenario'> | null>();

  /** Known at once: a second choice may come before the page has told the first back. */
  private readonly parts = linkedSignal(() => {
    const answer = this.answer();
    return answer?.kind === 'scenario' ? answer.parts : [];
  });

  protected givenTo(part: string): Answer<PartKind> | null {
    return this.parts().find(({ questionId }) => questionId === part)?.answer ?? null;
  }

  protected toldOf(part: string): CorrectedQuestion<PartKind> | null {
    return this.corrected()?.parts.find(({ questionId }) => questionId === part) ?? null;
  }

  protected givePart(questionId: string, answer: Answer<PartKind> | null): void {
    const others = this.parts().filter((part) => part.questionId !== questionId);
    const parts = answer ? [...others, { questionId, answer }] : others;
    this.parts.set(parts);
    this.give.emit(parts.length > 0 ? { kind: 'scenario', parts } : null);
  }
}
