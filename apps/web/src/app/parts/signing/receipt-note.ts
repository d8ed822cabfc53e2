import { Component, input } from '@angular/core';
import type { Receipt } from '@percolateur/contract';
import { Icon } from '../../ui/icon';
import { SignatureDrawing } from '../../ui/signature-drawing';
import { FrenchDate, FrenchTime } from '../../ui/when';

/** What is handed back to who signed a half-day. Its heading takes the focus, as `gesture`. */
@Component({
  selector: 'app-receipt-note',
  imports: [FrenchDate, FrenchTime, Icon, SignatureDrawing],
  templateUrl: './receipt-note.html',
  styles: `
    h2 {
      margin: 0 0 0.25rem;
      font-size: 1.2rem;
    }
    h2:focus {
      outline: none;
    }
    .name {
      font-weight: 700;
    }
    .code {
      letter-spacing: 0.08em;
    }
  `,
})
export class ReceiptNote {
  readonly receipt = input.required<Receipt>();
  readonly timeZone = input.required<string>();
}
