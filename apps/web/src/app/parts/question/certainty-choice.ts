import { Component, input, output } from '@angular/core';
import { certainties, certaintyWords, type Certainty } from '@percolateur/domain';

/** How sure one is of an answer: never asked for, and changed at will. */
@Component({
  selector: 'app-certainty-choice',
  template: `
    <fieldset>
      <legend>
        À quel point est-ce certain pour vous ? <span class="soft">(facultatif)</span>
      </legend>
      <div class="levels">
        @for (each of certainties; track each) {
          <label class="choice">
            <input
              type="radio"
              [name]="'certainty-' + questionId()"
              [checked]="certainty() === each"
              (change)="give.emit(each)"
            />
            {{ words[each] }}
          </label>
        }
      </div>
    </fieldset>
  `,
  styles: `
    fieldset {
      margin: 1.25rem 0 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0;
      font-weight: 600;
    }
    .levels {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 1.5rem;
    }
    .choice {
      min-block-size: 2.75rem;
      align-items: center;
    }
  `,
})
export class CertaintyChoice {
  readonly questionId = input.required<string>();
  readonly certainty = input.required<Certainty | null>();
  readonly give = output<Certainty>();

  protected readonly certainties = certainties;
  protected readonly words = certaintyWords;
}
