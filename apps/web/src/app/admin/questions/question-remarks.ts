import { Component, computed, inject } from '@angular/core';
import { counted } from '@percolateur/domain';
import { Editing } from './editing/editing';
import { placeName } from './editing/words';

/** Everything to mend, and to think about, each with a way there. */
@Component({
  selector: 'app-question-remarks',
  template: `
    <section class="card" aria-labelledby="remarks">
      <h2 id="remarks">À revoir</h2>
      <p role="status">
        @if (faults().length > 0) {
          {{ counted(faults().length, 'point empêche', 'points empêchent') }} de la poser.
        } @else {
          Rien n’empêche de la poser.
        }
        @if (advice().length > 0) {
          {{ counted(advice().length, 'conseil', 'conseils') }}.
        }
      </p>
      <ul>
        @for (remark of editing.remarks(); track $index) {
          <li>
            <button type="button" class="link" (click)="go(remark.at)">
              {{ placeOf(remark.at) }}
            </button>
            : <strong>{{ remark.what }}</strong> {{ remark.todo }}
          </li>
        }
      </ul>
    </section>
  `,
  styles: `
    h2 {
      margin-block-start: 0;
    }
  `,
})
export class QuestionRemarks {
  protected readonly editing = inject(Editing);

  protected readonly counted = counted;
  protected readonly faults = computed(() => this.editing.remarks().filter(({ fault }) => fault));
  protected readonly advice = computed(() => this.editing.remarks().filter(({ fault }) => !fault));
  protected readonly placeOf = (at: string) => placeName(at) || 'Question';

  protected go(at: string): void {
    const field = document.getElementById(`field-${at}`) ?? document.getElementById('field-prompt');
    field?.focus();
  }
}
