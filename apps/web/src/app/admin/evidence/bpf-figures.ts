import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { evidenceRoutes } from '@percolateur/contract';
import { formatHours } from '@percolateur/domain';
import { Api } from '../../api';
import { PageState } from '../../ui/page-state';
import type { ExportRow } from '../../parts/export/table-files';
import { ExportBar } from '../../parts/export/export-bar';

const thisYear = new Date().getFullYear();

/** The yearly figures of a hub, on screen as in the file. */
@Component({
  selector: 'app-bpf-figures',
  imports: [ExportBar, PageState],
  template: `
    <h2>Bilan pédagogique et financier</h2>
    <div class="toolbar">
      <div class="field">
        <label for="bpf-year">Année</label>
        <select id="bpf-year" #choice (change)="year.set(+choice.value)">
          @for (each of years; track each) {
            <option [value]="each" [selected]="each === year()">{{ each }}</option>
          }
        </select>
      </div>
      @if (lines.hasValue()) {
        <app-export-bar class="push no-print" [name]="'bpf-' + year()" [rows]="exported" />
      }
    </div>
    @if (lines.hasValue()) {
      @if (lines.value().length > 0) {
        <table class="table">
          <thead>
            <tr>
              <th scope="col">Action</th>
              <th scope="col">Statut</th>
              <th scope="col">Stagiaires</th>
              <th scope="col">Heures-stagiaires</th>
            </tr>
          </thead>
          <tbody>
            @for (line of lines.value(); track $index) {
              <tr>
                <th scope="row">{{ line.action }}</th>
                <td data-label="Statut">{{ words[line.status] }}</td>
                <td data-label="Stagiaires">{{ line.trainees }}</td>
                <td data-label="Heures-stagiaires">{{ hours(line.minutes) }}</td>
              </tr>
            }
          </tbody>
        </table>
      } @else {
        <p>Aucune heure suivie dans une session finie cette année-là.</p>
      }
      <p class="soft">
        Sessions finies dans l’année, heures réellement suivies. Le statut vient de la structure
        indiquée par chaque personne : vérifiez-le avant de déclarer.
      </p>
    } @else {
      <app-page-state [of]="lines" />
    }
  `,
})
export class BpfFigures {
  private readonly api = inject(Api);

  readonly organisationId = input.required<string>();

  protected readonly years = Array.from({ length: 6 }, (_, back) => thisYear - back);
  protected readonly year = signal(thisYear);
  protected readonly words = { employed: 'Salarié, structure connue', unknown: 'Non renseigné' };
  protected readonly hours = formatHours;
  protected readonly lines = resource({
    params: () => ({ organisationId: this.organisationId(), year: this.year() }),
    loader: ({ params: { organisationId, year } }) =>
      this.api.call(evidenceRoutes.bpf, {
        params: { organisationId },
        query: { year: String(year) },
      }),
  });
  private readonly shown = computed(() => (this.lines.hasValue() ? this.lines.value() : []));
  protected readonly exported = (): ExportRow[] =>
    this.shown().map(({ action, status, trainees, minutes }) => ({
      Année: this.year(),
      Action: action,
      Statut: this.words[status],
      Stagiaires: trainees,
      'Heures-stagiaires': Math.round(minutes / 0.6) / 100,
    }));
}
