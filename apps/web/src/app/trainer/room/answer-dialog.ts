import { Component, inject, input, output, signal, viewChild } from '@angular/core';
import { form, minLength, required } from '@angular/forms/signals';
import { attendanceRoutes, type RoomPerson, type RoomView } from '@percolateur/contract';
import { fullName } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Intentions } from '../../ui/intention';
import { Modal } from '../../ui/modal';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';
import { TextField } from '../../ui/text-field';

/** Answers what somebody contests of their half-day; what is wrong is mended apart. */
@Component({
  selector: 'app-answer-dialog',
  imports: [Busy, Modal, ProblemNote, TextField],
  template: `
    <app-modal [heading]="'Répondre à ' + fullName(person())" (closed)="closed.emit()">
      <blockquote>« {{ person().contest?.words }} »</blockquote>
      <p>
        Si quelque chose est à corriger, faites-le d’abord avec « Corriger » ou « Accepter » : votre
        réponse le dit, elle ne le fait pas.
      </p>
      <form novalidate (submit)="$event.preventDefault(); submit()">
        <app-text-field
          label="Votre réponse"
          hint="Elle reste avec la demi-journée, avec votre nom et l’heure."
          path="words"
          [lines]="3"
          [field]="words.words"
          [problem]="answering.problem()"
        />
        <app-problem [problem]="answering.problem()" />
        <p class="actions">
          <button class="button primary" [appBusy]="answering.pending()">Répondre</button>
        </p>
      </form>
    </app-modal>
  `,
})
export class AnswerDialog {
  private readonly api = inject(Api);
  private readonly intentions = new Intentions();
  private readonly modal = viewChild.required(Modal);

  readonly view = input.required<RoomView>();
  readonly person = input.required<RoomPerson>();
  readonly answered = output<{ view: RoomView; said: string }>();
  readonly closed = output();

  protected readonly fullName = fullName;
  private readonly given = signal({ words: '' });
  protected readonly words = form(this.given, ({ words }) => {
    required(words, { message: 'Répondez en quelques mots.' });
    minLength(words, 3, { message: 'Répondez en quelques mots.' });
  });

  protected readonly answering = action(async () => {
    const [{ enrolmentId }, { words }] = [this.person(), this.given()];
    const view = await this.api.call(attendanceRoutes.answerContest, {
      params: { halfDayId: this.view().halfDayId, enrolmentId },
      body: { id: this.intentions.idOf(words), words },
    });
    this.answered.emit({ view, said: `Votre réponse à ${fullName(this.person())} est reçue.` });
    this.modal().close();
  });

  protected submit(): Promise<boolean> {
    return send(this.words, () => this.answering.run());
  }
}
