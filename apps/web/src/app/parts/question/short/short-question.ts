import { booleanAttribute, Component, computed, input, output } from '@angular/core';
import { limits } from '@percolateur/domain';
import type { Answer, CorrectedQuestion, ShownQuestion } from '@percolateur/domain';
import { Rich } from '../../../ui/rich';
import { Typed } from '../typed';

/** A word or a few, to write. */
@Component({
  selector: 'app-short-question',
  imports: [Rich, Typed],
  template: `
    @let asked = question();
    @let told = corrected();
    <fieldset [disabled]="locked()">
      <legend>
        <app-rich [html]="asked.prompt" />
        <span class="expected">Un mot, ou quelques mots</span>
      </legend>
      <label class="field">
        Votre réponse
        <input
          type="text"
          autocomplete="off"
          [id]="'short-' + asked.id"
          [attr.maxlength]="limits.line"
          [value]="text()"
          (appTyped)="write($event)"
        />
      </label>
    </fieldset>
    @if (told && !told.right) {
      <div class="why">
        @if (told.mistake) {
          <app-rich [html]="told.mistake" />
        }
        <p>Réponse attendue : {{ told.accepted.join(', ou ') }}</p>
      </div>
    }
  `,
  styleUrl: '../question.css',
})
export class ShortQuestion {
  readonly question = input.required<ShownQuestion<'short'>>();
  readonly answer = input.required<Answer | null>();
  readonly corrected = input.required<CorrectedQuestion<'short'> | null>();
  readonly locked = input(false, { transform: booleanAttribute });
  /** Null when nothing is written any more. */
  readonly give = output<Answer<'short'> | null>();

  protected readonly limits = limits;
  protected readonly text = computed(() => {
    const answer = this.answer();
    return answer?.kind === 'short' ? answer.text : '';
  });

  protected write(text: string): void {
    this.give.emit(text.trim() ? { kind: 'short', text } : null);
  }
}
