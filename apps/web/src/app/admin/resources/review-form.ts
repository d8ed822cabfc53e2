import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import { form, FormField, required } from '@angular/forms/signals';
import { type ReviewedResource, resourceRoutes } from '@percolateur/contract';
import { limits } from '@percolateur/domain';
import { Api } from '../../api';
import { draftOf, fieldsOf, resourceForm } from '../../parts/resource/resource-draft';
import { ResourceFieldset } from '../../parts/resource/resource-fields';
import { action, Busy } from '../../ui/action';
import { Intentions } from '../../ui/intention';
import { limited } from '../../ui/limited';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';
import { TextField } from '../../ui/text-field';

type Decision = 'published' | 'refused' | 'withdrawn';

/** Corrects a resource, then publishes it, refuses it with a reason or withdraws it. */
@Component({
  selector: 'app-review-form',
  imports: [Busy, FormField, ProblemNote, ResourceFieldset, TextField],
  template: `
    <form novalidate aria-label="Ressource" (submit)="$event.preventDefault(); submit()">
      <app-resource-fields [form]="fields" [problem]="saving.problem()" />
      <div class="field">
        <label for="field-status">Décision</label>
        <select id="field-status" [formField]="decision.status">
          <option value="published">publier</option>
          <option value="refused">refuser</option>
          <option value="withdrawn">retirer</option>
        </select>
      </div>
      @if (decision.status().value() === 'refused') {
        <app-text-field
          label="Pourquoi"
          path="refusalReason"
          hint="La personne qui l’a proposée le lira."
          [field]="decision.refusalReason"
          [problem]="saving.problem()"
        />
      }
      <fieldset>
        <legend>Relecture</legend>
        <label>
          <input type="checkbox" [formField]="decision.checked" />
          Je viens de lire la page : ce qui est dit ici est juste
        </label>
      </fieldset>
      <app-problem [problem]="saving.problem()" />
      <button class="button primary" [appBusy]="saving.pending()">Enregistrer</button>
    </form>
  `,
})
export class ReviewForm {
  private readonly api = inject(Api);
  private readonly intentions = new Intentions();

  /** Null for one that the nation writes itself. */
  readonly resource = input.required<ReviewedResource | null>();
  readonly saved = output();

  private readonly draft = linkedSignal(() => draftOf(this.resource()));
  protected readonly fields = resourceForm(this.draft);
  private readonly decided = signal({
    ...{ status: 'published' as Decision, refusalReason: '', checked: false },
  });
  protected readonly decision = form(this.decided, (path) => {
    required(path.refusalReason, {
      message: 'Dites pourquoi, en quelques mots.',
      when: ({ valueOf }) => valueOf(path.status) === 'refused',
    });
    limited(path.refusalReason, limits.reason);
  });
  protected readonly saving = action(async () => {
    const resource = this.resource();
    const params = { resourceId: resource?.id ?? this.intentions.idOf('resource') };
    const body = {
      ...{ ...fieldsOf(this.draft()), ...this.decided(), revision: resource?.revision ?? 0 },
    };
    await this.api.call(resourceRoutes.review, { params, body });
    this.saved.emit();
  });

  protected submit(): Promise<boolean> {
    return send(this.fields, () => send(this.decision, () => this.saving.run()));
  }
}
