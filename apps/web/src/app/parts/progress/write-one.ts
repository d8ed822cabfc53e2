import { Component, inject, input, output, signal, viewChild } from '@angular/core';
import { form, minLength, required } from '@angular/forms/signals';
import { type OnTheWay, reminderRoutes } from '@percolateur/contract';
import { fullName, limits } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Intentions } from '../../ui/intention';
import { limited } from '../../ui/limited';
import { Modal } from '../../ui/modal';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';
import { TextField } from '../../ui/text-field';

/** A message to one person on the way to a first café, from who taught or runs the session. */
@Component({
  selector: 'app-write-one',
  imports: [Busy, Modal, ProblemNote, TextField],
  template: `
    <app-modal [heading]="'Écrire à ' + fullName(person())" (closed)="closed.emit()">
      <form novalidate (submit)="$event.preventDefault(); submit()">
        <app-text-field
          label="Objet"
          path="subject"
          [field]="fields.subject"
          [problem]="writing.problem()"
        />
        <app-text-field
          label="Message"
          path="body"
          hint="« Bonjour » et le prénom sont ajoutés. Signez de votre nom : le message part au nom de l’organisme, qui reçoit la réponse."
          [lines]="6"
          [field]="fields.body"
          [problem]="writing.problem()"
        />
        <app-problem [problem]="writing.problem()" />
        <p class="actions">
          <button class="button primary" [appBusy]="writing.pending()">Envoyer</button>
          <button type="button" class="button quiet" (click)="modal().close()">Annuler</button>
        </p>
      </form>
    </app-modal>
  `,
})
export class WriteOne {
  private readonly api = inject(Api);
  private readonly intentions = new Intentions();
  protected readonly modal = viewChild.required(Modal);

  readonly person = input.required<OnTheWay>();
  /** The message is on its way. */
  readonly written = output();
  readonly closed = output();

  private readonly model = signal({ subject: 'Votre premier café', body: '' });
  protected readonly fields = form(this.model, (path) => {
    required(path.subject, { message: 'Écrivez un objet.' });
    minLength(path.subject, 3, { message: 'Trois caractères au moins.' });
    limited(path.subject, limits.subject);
    required(path.body, { message: 'Écrivez votre message.' });
    minLength(path.body, 3, { message: 'Trois caractères au moins.' });
    limited(path.body, limits.lines);
  });
  protected readonly writing = action(async () => {
    const { enrolmentId } = this.person();
    // The same words again are the same message: sent once, whatever the network did.
    const id = this.intentions.idOf(JSON.stringify(this.model()));
    const body = { id, ...this.model() };
    await this.api.call(reminderRoutes.writeTo, { params: { enrolmentId }, body });
    this.written.emit();
  });
  protected readonly fullName = fullName;

  protected async submit(): Promise<void> {
    await send(this.fields, async () => {
      if (await this.writing.run()) this.modal().close();
    });
  }
}
