import { Component, computed, input, output, signal, viewChild } from '@angular/core';
import { form, minLength, pattern, required } from '@angular/forms/signals';
import type { NewQuizAct, QuizPerson } from '@percolateur/contract';
import { fullName, limits, type QuizAct } from '@percolateur/domain';
import { action, Busy } from '../../ui/action';
import { limited } from '../../ui/limited';
import { Modal } from '../../ui/modal';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';
import { TextField } from '../../ui/text-field';

/** What is asked to be confirmed, and for whom. */
export interface Asked {
  act: QuizAct;
  person?: QuizPerson;
}

const verbs = {
  open: 'Ouvrir maintenant',
  pause: 'Mettre en pause',
  resume: 'Reprendre',
  extend: 'Ajouter ce temps',
  reopen: 'Donner un essai',
} as const;

/** Asks before an act of the trainer: each is kept in the history, and none is taken back. */
@Component({
  selector: 'app-act-dialog',
  imports: [Busy, Modal, ProblemNote, TextField],
  template: `
    <app-modal [heading]="heading()" (closed)="closed.emit()">
      <form novalidate (submit)="$event.preventDefault(); submit()">
        @switch (asked().act) {
          @case ('open') {
            <p>Chacun pourra commencer dès maintenant, avant sa demi-journée.</p>
          }
          @case ('pause') {
            <p>
              Le temps s’arrête pour tous, et personne ne commence. Ce qui est déjà répondu est
              gardé.
            </p>
          }
          @case ('resume') {
            <p>Chacun retrouve le temps qui lui restait.</p>
          }
          @case ('extend') {
            <p>Pour tous les essais en cours.</p>
            <app-text-field
              label="Minutes à ajouter"
              path="minutes"
              inputmode="numeric"
              [field]="fields.minutes"
              [problem]="working.problem()"
            />
          }
          @case ('reopen') {
            <p>
              La correction lui a peut-être été montrée ; elle se cache de nouveau, et l’essai pose
              d’autres questions si l’évaluation a plusieurs formes.
            </p>
            <app-text-field
              label="Motif"
              path="reason"
              hint="Gardé dans l’historique, avec votre nom."
              [lines]="3"
              [field]="fields.reason"
              [problem]="working.problem()"
            />
          }
        }
        <app-problem [problem]="working.problem()" />
        <p class="actions">
          <button class="button primary" [appBusy]="working.pending()">{{ verb() }}</button>
          <button type="button" class="button quiet" (click)="modal().close()">Annuler</button>
        </p>
      </form>
    </app-modal>
  `,
})
export class ActDialog {
  protected readonly modal = viewChild.required(Modal);

  readonly asked = input.required<Asked>();
  /** Of the act: the same while it is tried again. */
  readonly id = input.required<string>();
  readonly work = input.required<(act: NewQuizAct) => Promise<void>>();
  readonly closed = output();

  private readonly model = signal({ minutes: '10', reason: '' });
  protected readonly fields = form(this.model, (path) => {
    const extended = () => this.asked().act === 'extend';
    const reopens = () => this.asked().act === 'reopen';
    required(path.minutes, { message: 'Écrivez un nombre de minutes.', when: extended });
    pattern(path.minutes, /^([1-9]|[1-9]\d|1[01]\d|120)$/, {
      message: 'Un nombre entier, de 1 à 120.',
    });
    required(path.reason, { message: 'Écrivez le motif.', when: reopens });
    minLength(path.reason, 3, { message: 'Trois caractères au moins.' });
    limited(path.reason, limits.reason);
  });
  protected readonly heading = computed(() => {
    const { act, person } = this.asked();
    const who = person ? ` à ${fullName(person.person)}` : '';
    return `${verbs[act]}${act === 'reopen' ? who : ''} ?`;
  });
  protected readonly verb = computed(() => verbs[this.asked().act]);
  protected readonly working = action((act: NewQuizAct) => this.work()(act));

  protected async submit(): Promise<void> {
    await send(this.fields, async () => {
      if (await this.working.run(this.body())) this.modal().close();
    });
  }

  private body(): NewQuizAct {
    const [{ act, person }, id] = [this.asked(), this.id()];
    const { minutes, reason } = this.model();
    if (act === 'extend') return { id, act, minutes: Number(minutes) };
    if (act !== 'reopen') return { id, act };
    return { id, act, enrolmentId: person?.enrolmentId ?? '', reason: reason.trim() };
  }
}
