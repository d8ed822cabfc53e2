import { Component, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { positioningRoutes } from '@percolateur/contract';
import { counted } from '@percolateur/domain';
import { Api } from '../../api';
import { GainBars } from '../../parts/positioning/gain-bars';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { PageState } from '../../ui/page-state';

/** What a group learnt between the questions before the course and the same ones after it. */
@Component({
  selector: 'app-gain-page',
  imports: [GainBars, Heading, Icon, PageState, RouterLink],
  template: `
    @if (page.hasValue()) {
      @let gain = page.value();
      <nav class="crumbs no-print" aria-label="Fil d’Ariane">
        <ol>
          <li><a routerLink="/animer">Animer</a></li>
          <li>
            <a [routerLink]="['/animer', cohortId()]">{{ gain.cohortTitle }}</a>
          </li>
          <li aria-current="page">Les progrès du groupe</li>
        </ol>
      </nav>
      <h1 appHeading>Les progrès du groupe</h1>
      @if (gain.both < gain.fewest) {
        <p>
          {{ counted(gain.both, 'personne a répondu', 'personnes ont répondu') }} aux deux séries de
          questions, avant et après. Cette page s’écrit à partir de {{ gain.fewest }} : avec moins,
          on lirait les résultats de quelqu’un.
        </p>
        <p>
          Les questions d’après s’ouvrent avec la dernière demi-journée : gardez dix minutes pour y
          répondre ensemble, en salle.
        </p>
      } @else {
        <p class="lead">
          {{ counted(gain.both, 'personne a répondu', 'personnes ont répondu') }} aux mêmes
          questions avant et après la formation. Aucun nom : c’est le chemin du groupe.
        </p>
        <app-gain-bars [objectives]="gain.objectives" />
        <p class="actions no-print">
          <button type="button" class="button" (click)="print()">
            <app-icon name="print" />Imprimer
          </button>
        </p>
      }
    } @else {
      <app-page-state [of]="page" page />
    }
  `,
})
export class GainPage {
  private readonly api = inject(Api);

  readonly cohortId = input.required<string>();

  protected readonly page = resource({
    params: () => ({ params: { cohortId: this.cohortId() } }),
    loader: ({ params }) => this.api.call(positioningRoutes.groupGain, params),
  });
  protected readonly counted = counted;

  protected print(): void {
    window.print();
  }
}
