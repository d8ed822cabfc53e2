import { Component, computed, input } from '@angular/core';
import type { Drawn } from './objects';

/** Units of the drawing for one centimetre. */
const SCALE = 3.4;

/** A cup or a glass, drawn to scale from its characteristics; the words beside it describe it. */
@Component({
  selector: 'app-object-drawing',
  host: { 'aria-hidden': 'true' },
  template: `
    <svg viewBox="-32 -54 64 57" focusable="false">
      @if (object().handle) {
        <path class="handle" [attr.d]="handle()" />
      }
      @if (object().kind === 'cup') {
        <path class="cup" [attr.d]="body()" />
      } @else {
        <path class="glass" [attr.d]="body()" />
        <path class="water" [attr.d]="water()" />
      }
    </svg>
  `,
  styles: `
    svg {
      display: block;
      inline-size: 4rem;
    }
    path {
      stroke: var(--text);
      stroke-width: 2.5;
      stroke-linejoin: round;
    }
    .handle {
      fill: none;
      stroke-width: 4;
    }
    .cup {
      fill: var(--soft);
    }
    .glass {
      fill: var(--card);
    }
    .water {
      fill: none;
      stroke-width: 1.5;
    }
  `,
})
export class ObjectDrawing {
  readonly object = input.required<Drawn>();

  private readonly half = computed(() => (this.object().width * SCALE) / 2);
  private readonly high = computed(() => this.object().height * SCALE);
  protected readonly handle = computed(() => {
    const x = this.half() * 0.9;
    const y = this.high();
    return `M${x} ${-0.8 * y}C${x + 15} ${-0.9 * y} ${x + 15} ${-0.2 * y} ${x * 0.9} ${-0.25 * y}`;
  });
  protected readonly body = computed(() => {
    const x = this.half();
    const y = this.high();
    return this.object().kind === 'cup'
      ? `M${-x} ${-y}L${-0.9 * x} -9Q${-0.8 * x} 0 ${-0.4 * x} 0H${0.4 * x}Q${0.8 * x} 0 ${0.9 * x} -9L${x} ${-y}Z`
      : `M${-x} ${-y}L${-0.75 * x} 0H${0.75 * x}L${x} ${-y}Z`;
  });
  protected readonly water = computed(() => {
    const x = 0.92 * this.half();
    return `M${-x} ${-0.68 * this.high()}H${x}`;
  });
}
