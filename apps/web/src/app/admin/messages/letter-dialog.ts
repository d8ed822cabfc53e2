import { Component, computed, inject, input, output, resource } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import { type MessageRow, reminderRoutes } from '@percolateur/contract';
import { Api } from '../../api';
import { Modal } from '../../ui/modal';
import { PageState } from '../../ui/page-state';

/** A message as it was sent, in a frame that runs nothing and reaches nothing. */
@Component({
  selector: 'app-letter-dialog',
  imports: [Modal, PageState],
  template: `
    <app-modal [heading]="message().label" (closed)="closed.emit()">
      <p>À {{ message().firstName }} {{ message().lastName }}, {{ message().email }}</p>
      @if (letter.hasValue()) {
        <p>
          <strong>{{ letter.value().subject }}</strong>
        </p>
        <iframe title="Le message, comme il est parti" sandbox="" [srcdoc]="page()"></iframe>
        @if (letter.value().attachments.length > 0) {
          <p>Pièces jointes : {{ letter.value().attachments.join(', ') }}</p>
        }
        <p class="soft">Le lien personnel n’est pas montré : il n’ouvre que pour qui l’a reçu.</p>
      } @else {
        <app-page-state [of]="letter" />
      }
    </app-modal>
  `,
  styles: `
    iframe {
      inline-size: 100%;
      block-size: 50vh;
      border: 1px solid var(--line);
      border-radius: 12px;
      background: #fff;
    }
  `,
})
export class LetterDialog {
  private readonly api = inject(Api);
  private readonly sanitizer = inject(DomSanitizer);

  readonly message = input.required<MessageRow>();
  readonly closed = output();

  protected readonly letter = resource({
    params: () => this.message().id,
    loader: ({ params: messageId }) =>
      this.api.call(reminderRoutes.letter, { params: { messageId } }),
  });
  /** Ours, and its names escaped; the frame has no script, no form and no origin all the same. */
  protected readonly page = computed(() =>
    this.sanitizer.bypassSecurityTrustHtml(this.letter.hasValue() ? this.letter.value().html : ''),
  );
}
