import { Component, input } from '@angular/core';
import type { ProblemError } from '../api';

/** What to mend in one field; the input names it with `aria-describedby="fault-PATH"`. */
@Component({
  selector: 'app-fault',
  host: { class: 'field' },
  template: `<p class="error" [id]="'fault-' + path()">{{ problem()?.fault(path()) }}</p>`,
  styles: `
    :host {
      display: block;
      margin: 0;
    }
    p:empty {
      display: none;
    }
  `,
})
export class Fault {
  readonly problem = input.required<ProblemError | null>();
  readonly path = input.required<string>();
}
