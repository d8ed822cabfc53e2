import { Component } from '@angular/core';
import { Cup } from './cup';

/** An empty list: says what will appear and offers the first step, both projected. */
@Component({
  selector: 'app-empty',
  imports: [Cup],
  host: { class: 'card' },
  template: `<app-cup />
    <div><ng-content /></div>`,
  styles: `
    :host {
      display: flex;
      gap: 1.5rem;
      align-items: center;
    }
    app-cup {
      flex: none;
      color: var(--soft);
    }
  `,
})
export class Empty {}
