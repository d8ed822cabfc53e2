import { Component, computed, input } from '@angular/core';
import type { NorthStar } from '@percolateur/contract';
import { inPercent } from '@percolateur/domain';

/** Said of figures that so few people make that they would be known. */
export const tooFew = 'trop peu';

/** A line for each group, and for all: what the screen shows, and what its export holds. */
export function starRows({ title, total, groups }: NorthStar) {
  return [...groups, { name: `Ensemble, ${title}`, star: total }].map(({ name, star }) => ({
    name,
    share: star && star.certified > 0 ? star.held / star.certified : 0,
    certified: star?.certified ?? tooFew,
    held: star?.held ?? tooFew,
    percent: star
      ? star.certified > 0
        ? inPercent(star.held / star.certified)
        : 'sans objet'
      : tooFew,
    running: star?.running ?? tooFew,
  }));
}

/** Of those certified, how many held a café in sixty days: a bar for each group, then the figures. */
@Component({
  selector: 'app-star-bars',
  template: `
    <div class="bars" aria-hidden="true">
      @for (row of rows(); track row.name) {
        <span>{{ row.name }}</span>
        <svg viewBox="0 0 100 10" preserveAspectRatio="none">
          <rect class="frame" width="100" height="10" />
          <rect class="share" [attr.width]="100 * row.share" height="10" />
        </svg>
        <span>{{ row.percent }}</span>
      }
    </div>
    <div class="wide" tabindex="0" role="region" aria-label="Les mêmes chiffres">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">Groupe</th>
            <th scope="col">Personnes certifiées</th>
            <th scope="col">{{ heldIn() }}</th>
            <th scope="col">Part</th>
            <th scope="col">Délai en cours</th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.name) {
            <tr>
              <th scope="row">{{ row.name }}</th>
              <td data-label="Personnes certifiées">{{ row.certified }}</td>
              <td [attr.data-label]="heldIn()">{{ row.held }}</td>
              <td data-label="Part">{{ row.percent }}</td>
              <td data-label="Délai en cours">{{ row.running }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
    <p class="soft">
      Un groupe de moins de {{ star().fewest }} personnes n’est pas dit, et un voisin avec lui. «
      Délai en cours »&nbsp;: les {{ star().days }} jours ne sont pas écoulés, le café peut encore
      avoir lieu.
    </p>
  `,
  styles: `
    .bars {
      display: grid;
      grid-template-columns: minmax(5rem, max-content) minmax(4rem, 24rem) max-content;
      gap: 0.4rem 0.75rem;
      align-items: center;
      margin-block-end: 1rem;
    }
    .bars span {
      overflow-wrap: anywhere;
    }
    svg {
      inline-size: 100%;
      block-size: 1rem;
      forced-color-adjust: none;
    }
    .frame {
      fill: none;
      stroke: var(--hairline);
    }
    .share {
      fill: var(--done);
    }
    .wide {
      overflow-x: auto;
    }
  `,
})
export class StarBars {
  readonly star = input.required<NorthStar>();
  protected readonly rows = computed(() => starRows(this.star()));
  protected readonly heldIn = computed(() => `Café animé en ${this.star().days} jours`);
}
