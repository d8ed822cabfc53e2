import { Component, computed, inject, input, resource } from '@angular/core';
import { cafePlanRoutes, urlOf } from '@percolateur/contract';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { gentlePoll } from '../../ui/gentle-poll';
import { Icon } from '../../ui/icon';
import { ProblemNote } from '../../ui/problem-note';

const AGAIN_SECONDS = 2;

/** What there is to print for a version of a plan: asked for, made in the background, taken along. */
@Component({
  selector: 'app-cafe-kit',
  imports: [Busy, Icon, ProblemNote],
  template: `
    <h2 id="kit">Le kit à imprimer</h2>
    <p>
      Le plan sur deux pages, les cartes à découper, l’affiche en A4 et A3, les tracts, les
      bulletins, les textes pour la commune : un seul fichier, lisible sans réseau.
    </p>
    <div role="status">
      @switch (state()) {
        @case ('waiting') {
          <p>Préparation en cours. Vous pouvez quitter cette page.</p>
        }
        @case ('failed') {
          <p>Le kit n’a pas pu être préparé. Votre plan est intact : demandez-le à nouveau.</p>
        }
        @case ('ready') {
          <p>Le kit est prêt, pour une semaine.</p>
        }
      }
    </div>
    <p class="actions">
      @if (state() === 'ready') {
        <a class="button" [href]="file()" download>
          <app-icon name="download" />Télécharger le kit
        </a>
      } @else if (state() !== 'waiting') {
        <button type="button" class="button" [appBusy]="ask.pending()" (click)="ask.run()">
          Préparer le kit
        </button>
      }
    </p>
    <app-problem [problem]="ask.problem()" />
  `,
})
export class CafeKit {
  private readonly api = inject(Api);

  readonly cohortId = input.required<string>();
  readonly planId = input.required<string>();
  readonly versionId = input.required<string>();

  private readonly params = computed(() => ({
    ...{ cohortId: this.cohortId(), planId: this.planId(), versionId: this.versionId() },
  }));
  private readonly kit = resource({
    params: () => this.params(),
    loader: ({ params }) => this.api.call(cafePlanRoutes.kit, { params }),
  });
  protected readonly state = computed(() => (this.kit.hasValue() ? this.kit.value().state : null));
  protected readonly file = computed(() =>
    urlOf(cafePlanRoutes.kitFile, { params: this.params() }),
  );

  protected readonly ask = action(async () => {
    this.kit.set(await this.api.call(cafePlanRoutes.askKit, { params: this.params() }));
  });

  constructor() {
    gentlePoll(async () => {
      if (this.state() !== 'waiting') return;
      this.kit.set(await this.api.call(cafePlanRoutes.kit, { params: this.params() }));
    }, AGAIN_SECONDS);
  }
}
