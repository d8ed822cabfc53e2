import { Component, input } from '@angular/core';
import type { PictureId } from './papers';

/** Our own drawings, on their own ground: a photograph does not follow the colours of the page. */
@Component({
  selector: 'app-paper-picture',
  templateUrl: './paper-picture.html',
  styles: `
    svg {
      display: block;
      inline-size: 100%;
      block-size: auto;
      border-radius: 8px;
      font-family: var(--face);
    }
  `,
})
export class PaperPicture {
  readonly picture = input.required<PictureId>();
  readonly description = input.required<string>();
}
