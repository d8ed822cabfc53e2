import { Component, type ElementRef, input, viewChild } from '@angular/core';

let count = 0;

/**
 * Asks before what cannot be undone. The question is the title, its consequence the projected
 * content. The native dialog keeps the focus inside and gives it back.
 */
@Component({
  selector: 'app-confirm',
  template: `
    <dialog #dialog [attr.aria-labelledby]="id" (close)="answer?.(dialog.returnValue === 'yes')">
      <form method="dialog">
        <h2 [id]="id">{{ heading() }}</h2>
        <ng-content />
        <p class="actions">
          <button class="button" [class.primary]="!danger()" [class.danger]="danger()" value="yes">
            {{ confirmLabel() }}
          </button>
          <button class="button" [class.quiet]="!danger()" value="no">{{ cancelLabel() }}</button>
        </p>
      </form>
    </dialog>
  `,
})
export class ConfirmDialog {
  readonly heading = input.required<string>();
  /** What will happen, as a verb: « Rendre mon évaluation ». */
  readonly confirmLabel = input.required<string>();
  readonly cancelLabel = input('Annuler');
  /** Something is lost, or taken from somebody. */
  readonly danger = input(false);

  protected readonly id = `confirm-${++count}`;
  protected answer?: (confirmed: boolean) => void;
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  /** Opens the dialog; resolves to whether the person confirmed. */
  ask(): Promise<boolean> {
    const dialog = this.dialog().nativeElement;
    dialog.returnValue = '';
    dialog.showModal();
    return new Promise((resolve) => (this.answer = resolve));
  }
}
