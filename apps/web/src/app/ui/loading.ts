import { Component } from '@angular/core';

/** The page is on its way. Its words wait half a second, so that a quick answer does not flicker. */
@Component({
  selector: 'app-loading',
  host: { role: 'status' },
  template: `<p>Un instant…</p>`,
  styles: `
    :host {
      display: block;
      min-block-size: 60vh;
      color: var(--soft);
    }
    p {
      animation: appear 0s 0.5s both;
    }
    @keyframes appear {
      from {
        visibility: hidden;
      }
    }
  `,
})
export class Loading {}
