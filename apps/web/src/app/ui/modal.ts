import {
  afterNextRender,
  Component,
  type ElementRef,
  input,
  output,
  viewChild,
} from '@angular/core';
import { Icon } from './icon';

let count = 0;

/**
 * A dialog that opens when it is rendered: put it under an `@if` and take it away on `closed`. The
 * native element keeps the focus inside, closes on Escape and gives the focus back.
 */
@Component({
  selector: 'app-modal',
  imports: [Icon],
  template: `
    <dialog #dialog [attr.aria-labelledby]="id" (close)="closed.emit()">
      <div class="head">
        <h2 [id]="id">{{ heading() }}</h2>
        <button type="button" class="button quiet" aria-label="Fermer" (click)="close()">
          <app-icon name="cross" />
        </button>
      </div>
      <ng-content />
    </dialog>
  `,
  styles: `
    dialog {
      inline-size: 32rem;
    }
    .head {
      display: flex;
      align-items: flex-start;
      justify-content: space-between;
      gap: 1rem;
    }
    h2 {
      padding-block-start: 0.4rem;
    }
    .button {
      flex: none;
      margin: -0.25rem -0.75rem 0 0;
      padding-inline: 0.6rem;
    }
  `,
})
export class Modal {
  readonly heading = input.required<string>();
  readonly closed = output();

  protected readonly id = `modal-${++count}`;
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  constructor() {
    afterNextRender(() => this.dialog().nativeElement.showModal());
  }

  /** Closes the dialog, gives the focus back and tells it with `closed`. */
  close(): void {
    this.dialog().nativeElement.close();
  }
}
