import { Component, input } from '@angular/core';
import type { PictureId } from './papers';

/** Our own drawings, on their own ground: a photograph does not follow the colours of the page. */
@Component({
  selector: 'app-paper-picture',
  templateUrl: './paper-picture.html',
  styles: `
    svg {
      display: block;
      inline-size: min(100%, 26rem);
      block-size: auto;
      border-radius: 8px;
      font-family: var(--face);
    }
  `,
})
export class PaperPicture {
  readonly picture = input.required<PictureId>();
  /** Its name; what it shows is told in the text beside it. */
  readonly name = input.required<string>();
}
