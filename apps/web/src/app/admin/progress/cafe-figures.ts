import { Component, inject, input, resource } from '@angular/core';
import { type CafeFigures as Figures, progressRoutes } from '@percolateur/contract';
import { departementName } from '@percolateur/domain';
import { Api } from '../../api';
import { ExportBar } from '../../parts/export/export-bar';
import type { ExportRow } from '../../parts/export/table-files';
import { tooFew } from '../../parts/progress/star-bars';
import { PageState } from '../../ui/page-state';

const month = new Intl.DateTimeFormat('fr-FR', {
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** A line for each group of cafés: what the screen shows, and what its export holds. */
function rowsOf({ total, months, departements }: Figures) {
  const row = ({ name, cafes, told, came, ages }: Figures['total'], kind: string) => ({
    ...{ kind, name, cafes, told, came: came ?? tooFew },
    under25: ages?.under25 ?? tooFew,
    adults: ages?.adults ?? tooFew,
    over60: ages?.over60 ?? tooFew,
  });
  const monthOf = (each: Figures['total']) => ({
    ...each,
    name: month.format(new Date(`${each.name}-15T12:00:00Z`)),
  });
  const placeOf = (each: Figures['total']) => ({ ...each, name: departementName(each.name) });
  return [
    ...months.map((each) => row(monthOf(each), 'Mois')),
    ...departements.map((each) => row(placeOf(each), 'Département')),
    row({ ...total, name: `Ensemble, ${total.name}` }, 'Ensemble'),
  ];
}

/** The cafés held in a territory, month by month and département by département, and who came. */
@Component({
  selector: 'app-cafe-figures',
  imports: [ExportBar, PageState],
  template: `
    <h2>Les cafés qui ont eu lieu</h2>
    @if (figures.hasValue()) {
      @let read = figures.value();
      @if (read.total.cafes > 0) {
        <p class="actions no-print">
          <app-export-bar [name]="'cafes-' + year()" [rows]="exported" />
        </p>
        <div class="wide" tabindex="0" role="region" aria-label="Les cafés qui ont eu lieu">
          <table class="table">
            <thead>
              <tr>
                <th scope="col">Mois ou département</th>
                <th scope="col">Cafés</th>
                <th scope="col">Racontés</th>
                <th scope="col">Personnes</th>
                <th scope="col">Moins de 25 ans</th>
                <th scope="col">De 25 à 60 ans</th>
                <th scope="col">Plus de 60 ans</th>
              </tr>
            </thead>
            <tbody>
              @for (row of rowsOf(read); track row.kind + row.name) {
                <tr>
                  <th scope="row">{{ row.name }}</th>
                  <td data-label="Cafés">{{ row.cafes }}</td>
                  <td data-label="Racontés">{{ row.told }}</td>
                  <td data-label="Personnes">{{ row.came }}</td>
                  <td data-label="Moins de 25 ans">{{ row.under25 }}</td>
                  <td data-label="De 25 à 60 ans">{{ row.adults }}</td>
                  <td data-label="Plus de 60 ans">{{ row.over60 }}</td>
                </tr>
              }
            </tbody>
          </table>
        </div>
        <p class="soft">
          Les personnes sont celles des cafés racontés, comptées à l’œil par qui a animé. Moins de
          {{ read.fewest }} personnes ne se disent pas, et un voisin avec elles.
        </p>
      } @else {
        <p>Aucun café n’a encore eu lieu cette année.</p>
      }
    } @else {
      <app-page-state [of]="figures" />
    }
  `,
  styles: `
    .wide {
      overflow-x: auto;
    }
  `,
})
export class CafeFigures {
  private readonly api = inject(Api);

  readonly place = input.required<string>();
  readonly year = input.required<number>();

  protected readonly figures = resource({
    params: () =>
      this.place()
        ? { params: { organisationId: this.place() }, query: { year: this.year() } }
        : undefined,
    loader: ({ params }) => this.api.call(progressRoutes.cafeFigures, params),
  });
  protected readonly rowsOf = rowsOf;
  protected readonly exported = (): ExportRow[] =>
    this.figures.hasValue()
      ? rowsOf(this.figures.value()).map((row) => ({
          ...{ Par: row.kind, Groupe: row.name, Cafés: row.cafes, Racontés: row.told },
          ...{ Personnes: row.came, 'Moins de 25 ans': row.under25 },
          ...{ 'De 25 à 60 ans': row.adults, 'Plus de 60 ans': row.over60 },
        }))
      : [];
}
