import { Component, inject, input, output, signal, viewChild } from '@angular/core';
import { form, required } from '@angular/forms/signals';
import { cohortTemplateRoutes, type CohortView } from '@percolateur/contract';
import { limits } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { Intentions } from '../../ui/intention';
import { limited } from '../../ui/limited';
import { Modal } from '../../ui/modal';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';
import { TextField } from '../../ui/text-field';

/** Keeps a session as a template of its hub. Like any `app-modal`, it opens when rendered. */
@Component({
  selector: 'app-keep-template',
  imports: [Busy, Modal, ProblemNote, TextField],
  template: `
    <app-modal heading="Garder comme modèle" (closed)="closed.emit()">
      <form novalidate (submit)="$event.preventDefault(); submit()">
        <p>
          Lieu, équipe, places, horaires et façons de signer sont repris, sans les dates ni les
          personnes. Le cours sera le plus récent.
        </p>
        <app-text-field
          label="Nom du modèle"
          path="name"
          hint="Pour le retrouver dans la liste."
          [field]="fields.name"
          [problem]="keeping.problem()"
        />
        <app-problem [problem]="keeping.problem()" />
        <p class="actions">
          <button class="button primary" [appBusy]="keeping.pending()">Garder ce modèle</button>
          <button type="button" class="button quiet" (click)="modal().close()">Annuler</button>
        </p>
      </form>
    </app-modal>
  `,
})
export class KeepTemplate {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly intentions = new Intentions();
  protected readonly modal = viewChild.required(Modal);

  readonly cohort = input.required<CohortView>();
  readonly closed = output();

  private readonly model = signal({ name: '' });
  protected readonly fields = form(this.model, (path) => {
    required(path.name, { message: 'Donnez un nom au modèle.' });
    limited(path.name, limits.line);
  });
  protected readonly keeping = action(async () => {
    const { name } = this.model();
    await this.api.call(cohortTemplateRoutes.keep, {
      params: { cohortId: this.cohort().id },
      // Another name is another wish: an answer that was lost did not keep this one.
      body: { id: this.intentions.idOf(name), name },
    });
    this.announce.say('Le modèle est gardé.');
    this.modal().close();
  });

  protected submit(): Promise<boolean> {
    return send(this.fields, () => this.keeping.run());
  }
}
