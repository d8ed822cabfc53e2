import { Component, inject, input, linkedSignal, output } from '@angular/core';
import { form, FormField, required } from '@angular/forms/signals';
import { type GatheringSeries, gatheringRoutes } from '@percolateur/contract';
import { type GatheringRhythm, gatheringRhythms, limits, timeZones } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Intentions } from '../../ui/intention';
import { limited } from '../../ui/limited';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';
import { TextField } from '../../ui/text-field';

const blank = {
  ...{ title: '', every: 'week' as GatheringRhythm, firstOn: '', lastOn: '' },
  ...{ opensAt: '13:30', closesAt: '15:00', timeZone: 'Europe/Paris', host: '', link: '' },
};

/** Sets how often, when and where those who host meet online. */
@Component({
  selector: 'app-series-form',
  imports: [Busy, FormField, ProblemNote, TextField],
  template: `
    <form novalidate aria-label="Rythme" (submit)="$event.preventDefault(); submit()">
      <app-text-field
        label="Nom"
        path="title"
        [field]="fields.title"
        [problem]="saving.problem()"
      />
      <div class="field">
        <label for="field-every">Combien de fois&nbsp;?</label>
        <select id="field-every" [formField]="fields.every">
          @for (rhythm of rhythms; track rhythm[0]) {
            <option [value]="rhythm[0]">{{ rhythm[1] }}</option>
          }
        </select>
      </div>
      <app-text-field
        label="Premier jour"
        path="firstOn"
        type="date"
        hint="Il dit aussi quel jour de la semaine."
        [field]="fields.firstOn"
        [problem]="saving.problem()"
      />
      <app-text-field
        label="Dernier jour possible"
        path="lastOn"
        type="date"
        [optional]="true"
        [field]="fields.lastOn"
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
      <div class="field">
        <label for="field-timeZone">À l’heure de</label>
        <select id="field-timeZone" [formField]="fields.timeZone">
          @for (each of zones; track each.zone) {
            <option [value]="each.zone">{{ each.label }}</option>
          }
        </select>
      </div>
      <app-text-field
        label="Qui anime, d’ordinaire"
        path="host"
        [optional]="true"
        [field]="fields.host"
        [problem]="saving.problem()"
      />
      <app-text-field
        label="Lien de la visioconférence"
        path="link"
        type="url"
        hint="Montré aux seules personnes inscrites."
        [optional]="true"
        [field]="fields.link"
        [problem]="saving.problem()"
      />
      <p class="soft">
        Les rencontres qui ont déjà des inscriptions gardent leur date : changez-les une à une.
      </p>
      <app-problem [problem]="saving.problem()" />
      <button class="button primary" [appBusy]="saving.pending()">Enregistrer</button>
    </form>
  `,
})
export class SeriesForm {
  private readonly api = inject(Api);
  private readonly intentions = new Intentions();

  /** Null for a new one. */
  readonly series = input.required<GatheringSeries | null>();
  readonly saved = output();

  private readonly model = linkedSignal(() => {
    const series = this.series();
    if (!series) return blank;
    const { title, every, firstOn, lastOn, opensAt, closesAt, timeZone, host, link } = series;
    return {
      ...{ title, every, firstOn, lastOn: lastOn ?? '', opensAt, closesAt, timeZone, host, link },
    };
  });
  protected readonly fields = form(this.model, (path) => {
    required(path.title, { message: 'À remplir.' });
    limited(path.title, limits.line);
    required(path.firstOn, { message: 'Choisissez un jour.' });
    required(path.opensAt, { message: 'À remplir.' });
    required(path.closesAt, { message: 'À remplir.' });
    limited(path.host, limits.line);
  });
  protected readonly rhythms = Object.entries(gatheringRhythms);
  protected readonly zones = timeZones;
  protected readonly saving = action(async () => {
    const { lastOn, ...fields } = this.model();
    const series = this.series();
    const params = { seriesId: series?.id ?? this.intentions.idOf('series') };
    const body = { ...fields, lastOn: lastOn || null, revision: series?.revision ?? 0 };
    await this.api.call(gatheringRoutes.keepSeries, { params, body });
    this.saved.emit();
  });

  protected submit(): Promise<boolean> {
    return send(this.fields, () => this.saving.run());
  }
}
