import { Component, computed, inject, input } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import type { SentLetter } from '@percolateur/contract';

/** A letter as it was written, in a frame that runs nothing; its links, where they lead, open apart. */
@Component({
  selector: 'app-letter-frame',
  template: `
    <p>
      <strong>{{ letter().subject }}</strong>
    </p>
    <iframe
      title="Le message, comme il est parti"
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      [srcdoc]="page()"
    ></iframe>
    @if (letter().attachments.length > 0) {
      <p>Pièces jointes : {{ letter().attachments.join(', ') }}</p>
    }
  `,
  styles: `
    iframe {
      inline-size: 100%;
      block-size: 50vh;
      border: 1px solid var(--line);
      border-radius: 12px;
    }
  `,
})
export class LetterFrame {
  private readonly sanitizer = inject(DomSanitizer);

  readonly letter = input.required<SentLetter>();

  /** Ours, and its names escaped; the frame has no script, no form and no origin all the same. */
  protected readonly page = computed(() =>
    this.sanitizer.bypassSecurityTrustHtml(
      this.letter().html.replace('<head>', '<head><base target="_blank">'),
    ),
  );
}
