import { Component, computed, input } from '@angular/core';
import { type Drawing, drawingBox } from '@percolateur/domain';

/** A drawn signature, to look at. */
@Component({
  selector: 'app-signature-drawing',
  template: `
    <svg [attr.viewBox]="box" role="img" aria-label="La signature dessinée">
      @for (line of lines(); track $index) {
        <polyline [attr.points]="line" />
      }
    </svg>
  `,
  styles: `
    :host {
      display: block;
      max-inline-size: 18rem;
      border: 1px solid var(--hairline);
      border-radius: var(--radius);
      background: var(--card);
    }
    svg {
      display: block;
    }
    polyline {
      fill: none;
      stroke: var(--text);
      stroke-width: 4;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
})
export class SignatureDrawing {
  readonly drawing = input.required<Drawing>();

  protected readonly box = `0 0 ${drawingBox.width} ${drawingBox.height}`;
  protected readonly lines = computed(() => this.drawing().map((stroke) => stroke.join(' ')));
}
