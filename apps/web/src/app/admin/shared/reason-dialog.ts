import { Component, input, output, signal, viewChild } from '@angular/core';
import { form, minLength, required } from '@angular/forms/signals';
import { limits } from '@percolateur/domain';
import { limited } from '../../ui/limited';
import { action, Busy } from '../../ui/action';
import { Modal } from '../../ui/modal';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';
import { TextField } from '../../ui/text-field';

/**
 * Asks why before something out of the ordinary; the reason is kept with it. What was typed stays
 * until the server has it. Like any `app-modal`, it opens when rendered.
 */
@Component({
  selector: 'app-reason-dialog',
  imports: [Busy, Modal, ProblemNote, TextField],
  template: `
    <app-modal [heading]="heading()" (closed)="closed.emit()">
      <form novalidate (submit)="$event.preventDefault(); submit()">
        <ng-content />
        @if (asksReason()) {
          <app-text-field
            label="Motif"
            path="reason"
            [hint]="hint()"
            [lines]="3"
            [field]="fields.reason"
            [problem]="working.problem()"
          />
        }
        <app-problem [problem]="working.problem()" />
        <p class="actions">
          <button
            class="button"
            [class.primary]="!danger()"
            [class.danger]="danger()"
            [appBusy]="working.pending()"
          >
            {{ verb() }}
          </button>
          <button type="button" class="button" [class.quiet]="!danger()" (click)="modal().close()">
            {{ keep() }}
          </button>
        </p>
      </form>
    </app-modal>
  `,
})
export class ReasonDialog {
  protected readonly modal = viewChild.required(Modal);

  readonly heading = input.required<string>();
  /** What will happen: « Retirer de la session ». */
  readonly verb = input.required<string>();
  readonly asksReason = input(true);
  readonly hint = input('Gardé dans l’historique, avec votre nom.');
  /** What stays as it is: « Garder la session ». */
  readonly keep = input('Annuler');
  /** There is no way back. */
  readonly danger = input(false);
  /** Does it; the reason is empty when none is asked. */
  readonly work = input.required<(reason: string) => Promise<unknown>>();
  readonly closed = output();

  private readonly model = signal({ reason: '' });
  protected readonly fields = form(this.model, (path) => {
    required(path.reason, { message: 'Écrivez le motif.', when: () => this.asksReason() });
    minLength(path.reason, 3, { message: 'Trois caractères au moins.' });
    limited(path.reason, limits.reason);
  });
  protected readonly working = action((reason: string) => this.work()(reason));

  protected async submit(): Promise<void> {
    await send(this.fields, async () => {
      if (await this.working.run(this.model().reason.trim())) this.modal().close();
    });
  }
}
