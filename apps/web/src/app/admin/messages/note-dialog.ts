import {
  Component,
  computed,
  inject,
  input,
  output,
  resource,
  signal,
  viewChild,
} from '@angular/core';
import { form, minLength, required } from '@angular/forms/signals';
import { cohortRoutes, reminderRoutes } from '@percolateur/contract';
import { counted, limits, type NoteAudience, noteAudiences } from '@percolateur/domain';
import { limited } from '../../ui/limited';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Intentions } from '../../ui/intention';
import { Modal } from '../../ui/modal';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';
import { TextField } from '../../ui/text-field';

/** Writes to the people of a session: to whom, what about, what; how many are reached is on the button. */
@Component({
  selector: 'app-note-dialog',
  imports: [Busy, Modal, ProblemNote, TextField],
  template: `
    <app-modal heading="Écrire un message" (closed)="closed.emit()">
      <form novalidate (submit)="$event.preventDefault(); submit()">
        <div class="field">
          <label for="audience">À qui</label>
          <select id="audience" #choice (change)="choose(choice.value)">
            @for (each of audiences; track each[0]) {
              <option [value]="each[0]" [selected]="each[0] === audience()">{{ each[1] }}</option>
            }
          </select>
        </div>
        <app-text-field
          label="Objet"
          path="subject"
          [field]="fields.subject"
          [problem]="writing.problem()"
        />
        <app-text-field
          label="Message"
          path="body"
          hint="Une ligne vide commence un paragraphe. « Bonjour », le prénom et votre signature sont ajoutés."
          [lines]="8"
          [field]="fields.body"
          [problem]="writing.problem()"
        />
        @if (paragraphs().length > 0) {
          <details>
            <summary>Aperçu</summary>
            <p>Bonjour Nadia,</p>
            @for (paragraph of paragraphs(); track $index) {
              <p>{{ paragraph }}</p>
            }
          </details>
        }
        <app-problem [problem]="writing.problem()" />
        <p class="actions">
          <button class="button primary" [appBusy]="writing.pending()">{{ verb() }}</button>
          <button type="button" class="button quiet" (click)="modal().close()">Annuler</button>
        </p>
      </form>
    </app-modal>
  `,
  styles: `
    details p {
      white-space: pre-line;
    }
  `,
})
export class NoteDialog {
  private readonly api = inject(Api);
  private readonly intentions = new Intentions();
  protected readonly modal = viewChild.required(Modal);

  readonly cohortId = input.required<string>();
  /** How many it goes to. */
  readonly written = output<number>();
  readonly closed = output();

  protected readonly audiences = Object.entries(noteAudiences) as [NoteAudience, string][];
  protected readonly audience = signal<NoteAudience>('accepted');
  private readonly people = resource({
    params: () => this.cohortId(),
    loader: ({ params: cohortId }) =>
      this.api.call(cohortRoutes.audience, { params: { cohortId } }),
  });
  /** « Envoyer à 12 personnes » */
  protected readonly verb = computed(() => {
    if (!this.people.hasValue()) return 'Envoyer';
    const { accepted, invited, waiting } = this.people.value();
    const reached = {
      accepted: accepted.length,
      invited: invited.length,
      all: accepted.length + invited.length + waiting.length,
    };
    return `Envoyer à ${counted(reached[this.audience()], 'personne', 'personnes')}`;
  });

  private readonly model = signal({ subject: '', body: '' });
  protected readonly fields = form(this.model, (path) => {
    required(path.subject, { message: 'Écrivez un objet.' });
    minLength(path.subject, 3, { message: 'Trois caractères au moins.' });
    limited(path.subject, limits.subject);
    required(path.body, { message: 'Écrivez votre message.' });
    minLength(path.body, 3, { message: 'Trois caractères au moins.' });
    limited(path.body, limits.lines);
  });
  protected readonly paragraphs = computed(() =>
    this.model()
      .body.split(/\n\s*\n/)
      .map((paragraph) => paragraph.trim())
      .filter(Boolean),
  );

  protected readonly writing = action(async () => {
    const note = { audience: this.audience(), ...this.model() };
    // The same words again are the same message: sent once, whatever the network did.
    const id = this.intentions.idOf(JSON.stringify(note));
    const { count } = await this.api.call(reminderRoutes.write, {
      params: { cohortId: this.cohortId() },
      body: { id, ...note },
    });
    this.written.emit(count);
  });

  protected choose(audience: string): void {
    this.audience.set(audience as NoteAudience);
  }

  protected async submit(): Promise<void> {
    await send(this.fields, async () => {
      if (await this.writing.run()) this.modal().close();
    });
  }
}
