import { Component, inject, input, linkedSignal, output } from '@angular/core';
import { form, FormField, required } from '@angular/forms/signals';
import { type EditableGathering, gatheringRoutes } from '@percolateur/contract';
import { limits } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { limited } from '../../ui/limited';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';
import { TextField } from '../../ui/text-field';

/** Says what one gathering is about, moves it or calls it off. */
@Component({
  selector: 'app-gathering-form',
  imports: [Busy, FormField, ProblemNote, TextField],
  template: `
    <form novalidate aria-label="Rencontre" (submit)="$event.preventDefault(); submit()">
      <app-text-field
        label="Thème"
        path="theme"
        [optional]="true"
        [field]="fields.theme"
        [problem]="saving.problem()"
      />
      <app-text-field
        label="Qui anime"
        path="host"
        hint="Vide : comme le dit le rythme."
        [optional]="true"
        [field]="fields.host"
        [problem]="saving.problem()"
      />
      <app-text-field
        label="Lien"
        path="link"
        type="url"
        hint="Vide : celui du rythme."
        [optional]="true"
        [field]="fields.link"
        [problem]="saving.problem()"
      />
      <app-text-field
        label="Jour"
        path="on"
        type="date"
        [field]="fields.on"
        [problem]="saving.problem()"
      />
      <app-text-field
        label="Commence à"
        path="opensAt"
        type="time"
        [field]="fields.opensAt"
        [problem]="saving.problem()"
      />
      <app-text-field
        label="Finit à"
        path="closesAt"
        type="time"
        [field]="fields.closesAt"
        [problem]="saving.problem()"
      />
      <fieldset>
        <legend>Annuler</legend>
        <label>
          <input type="checkbox" [formField]="fields.off" />
          Cette rencontre n’aura pas lieu
        </label>
      </fieldset>
      @if (fields.off().value()) {
        <app-text-field
          label="Pourquoi"
          path="cancelled"
          hint="Les personnes inscrites le liront."
          [field]="fields.cancelled"
          [problem]="saving.problem()"
        />
      }
      <app-problem [problem]="saving.problem()" />
      <button class="button primary" [appBusy]="saving.pending()">Enregistrer</button>
    </form>
  `,
})
export class GatheringForm {
  private readonly api = inject(Api);

  readonly gathering = input.required<EditableGathering>();
  readonly saved = output();

  private readonly model = linkedSignal(() => {
    const { theme, host, link, on, opensAt, closesAt, cancelled } = this.gathering();
    const off = cancelled !== null;
    return { theme, host, link, on, opensAt, closesAt, off, cancelled: cancelled ?? '' };
  });
  protected readonly fields = form(this.model, (path) => {
    limited(path.theme, limits.line);
    limited(path.host, limits.line);
    required(path.on, { message: 'Choisissez un jour.' });
    required(path.opensAt, { message: 'À remplir.' });
    required(path.closesAt, { message: 'À remplir.' });
    required(path.cancelled, {
      message: 'Dites pourquoi, en quelques mots.',
      when: ({ valueOf }) => valueOf(path.off),
    });
    limited(path.cancelled, limits.reason);
  });
  protected readonly saving = action(async () => {
    const { off, cancelled, ...fields } = this.model();
    const { seriesId, day, revision } = this.gathering();
    const body = { ...fields, cancelled: off ? cancelled : null, revision };
    await this.api.call(gatheringRoutes.edit, { params: { seriesId, day }, body });
    this.saved.emit();
  });

  protected submit(): Promise<boolean> {
    return send(this.fields, () => this.saving.run());
  }
}
