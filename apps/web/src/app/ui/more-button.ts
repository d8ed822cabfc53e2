import { Component, input } from '@angular/core';
import { type Action, Busy } from './action';
import { ProblemNote } from './problem-note';

/** The rest of a list, a page at a time. */
@Component({
  selector: 'app-more',
  imports: [Busy, ProblemNote],
  template: `
    @if (list().hasMore()) {
      <p class="actions no-print">
        <button
          type="button"
          class="button"
          [appBusy]="list().more.pending()"
          (click)="list().more.run()"
        >
          Afficher la suite
        </button>
      </p>
    }
    <app-problem [problem]="list().more.problem()" />
  `,
})
export class MoreButton {
  readonly list = input.required<{ hasMore(): boolean; more: Action<[]> }>();
}
