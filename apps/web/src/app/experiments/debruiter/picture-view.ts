import { Component, computed, input } from '@angular/core';
import { SIDE, type Picture } from './drawings';

/** From light, which is the paper, to dark. */
const SHADES = 4;

/** A still picture of 16 × 16 cells: ink on paper, by day as by night, so that dark stays dark. */
@Component({
  selector: 'app-picture-view',
  template: `
    <svg [attr.viewBox]="'0 0 ' + side + ' ' + side" role="img" [attr.aria-label]="label()">
      @for (path of paths(); track $index) {
        <path [attr.d]="path" [attr.fill-opacity]="($index + 1) / paths().length" />
      }
    </svg>
  `,
  styles: `
    svg {
      display: block;
      inline-size: 100%;
      border: 1px solid var(--line);
      background: #fbf7f0;
      fill: #2e1c12;
      shape-rendering: crispedges;
    }
  `,
})
export class PictureView {
  readonly picture = input.required<Picture>();
  readonly label = input.required<string>();

  protected readonly side = SIDE;
  protected readonly paths = computed(() => {
    const paths = Array<string>(SHADES).fill('');
    this.picture().forEach((cell, index) => {
      const shade = Math.round(((Math.min(1, Math.max(-1, cell)) + 1) / 2) * SHADES);
      const square = `M${index % SIDE} ${Math.floor(index / SIDE)}h1v1h-1z`;
      if (shade > 0) paths[shade - 1] += square;
    });
    return paths;
  });
}
