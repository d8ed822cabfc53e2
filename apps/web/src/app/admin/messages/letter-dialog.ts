import { Component, inject, input, output, resource } from '@angular/core';
import { type MessageRow, reminderRoutes } from '@percolateur/contract';
import { fullName } from '@percolateur/domain';
import { Api } from '../../api';
import { LetterFrame } from '../../parts/letter/letter-frame';
import { Modal } from '../../ui/modal';
import { PageState } from '../../ui/page-state';

/** A message as it was sent. */
@Component({
  selector: 'app-letter-dialog',
  imports: [LetterFrame, Modal, PageState],
  template: `
    <app-modal [heading]="message().label" (closed)="closed.emit()">
      <p>À {{ fullName(message()) }}, {{ message().email }}</p>
      @if (letter.hasValue()) {
        <app-letter-frame [letter]="letter.value()" />
        <p class="soft">Le lien personnel n’est pas montré : il n’ouvre que pour qui l’a reçu.</p>
      } @else {
        <app-page-state [of]="letter" />
      }
    </app-modal>
  `,
})
export class LetterDialog {
  private readonly api = inject(Api);

  readonly message = input.required<MessageRow>();
  readonly closed = output();

  protected readonly fullName = fullName;
  protected readonly letter = resource({
    params: () => this.message().id,
    loader: ({ params: messageId }) =>
      this.api.call(reminderRoutes.letter, { params: { messageId } }),
  });
}
