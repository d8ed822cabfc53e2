import { Component, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { positioningRoutes } from '@percolateur/contract';
import { Api } from '../../api';
import { GainBars } from '../../parts/positioning/gain-bars';
import { Heading } from '../../ui/heading';
import { PageState } from '../../ui/page-state';

/** What one learnt between the questions before the course and the same ones after it. */
@Component({
  selector: 'app-progress-page',
  imports: [GainBars, Heading, PageState, RouterLink],
  template: `
    @if (gain.hasValue()) {
      @let mine = gain.value();
      <div class="reading">
        <nav class="crumbs" aria-label="Fil d’Ariane">
          <ol>
            <li><a [routerLink]="['/ma-formation', cohortId()]">Ma formation</a></li>
            <li><span aria-current="page">Mes progrès</span></li>
          </ol>
        </nav>
        <h1 appHeading>Mes progrès</h1>
        @if (mine.objectives.length > 0) {
          <p class="lead">
            Les mêmes questions, avant et après la formation. Ce n’est pas une note : un chemin.
          </p>
          <app-gain-bars [objectives]="mine.objectives" />
        } @else if (mine.takenBefore && mine.takenAfter && mine.shownWhen) {
          <p>Vos deux séries de réponses sont reçues. {{ mine.shownWhen }}</p>
        } @else if (mine.takenBefore) {
          <p>
            Vos réponses d’avant sont gardées. Répondez à « {{ mine.quizTitle }} », à partir de la
            dernière demi-journée : vous verrez ici le chemin parcouru, objectif par objectif.
          </p>
        } @else {
          <p>
            Cette page compare vos réponses d’avant et d’après la formation. Les questions d’avant
            n’ont pas reçu de réponse : rien ne manque à votre parcours pour autant.
          </p>
        }
      </div>
    } @else {
      <app-page-state class="reading" [of]="gain" page />
    }
  `,
})
export class ProgressPage {
  private readonly api = inject(Api);

  readonly cohortId = input.required<string>();

  protected readonly gain = resource({
    params: () => ({ params: { cohortId: this.cohortId() } }),
    loader: ({ params }) => this.api.call(positioningRoutes.myGain, params),
  });
}
