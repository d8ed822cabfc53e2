import { Component, inject, linkedSignal, resource } from '@angular/core';
import { publicCafeRoutes as routes } from '@percolateur/contract';
import { Api } from '../../api';
import { heldSecret } from '../../parts/public-cafe/held-secret';
import { action, Busy } from '../../ui/action';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { FrenchSlot } from '../../ui/when';

/** A place in a café, for who took it: to see, or to give up. */
@Component({
  selector: 'app-seat-page',
  imports: [Busy, FrenchSlot, Heading, Icon, PageState, ProblemNote],
  template: `
    <div class="reading">
      @if (left()) {
        <h1 appHeading>Votre place est rendue</h1>
        <div class="note done" role="status">
          <app-icon name="check" />
          <p>Votre prénom et votre adresse sont effacés. À une autre fois !</p>
        </div>
        <p><a href="/cafes">Voir les cafés à venir</a></p>
      } @else if (seat.hasValue()) {
        @let read = seat.value();
        <h1 appHeading>
          {{ read.status === 'held' ? 'Votre place' : 'Votre tour dans la liste d’attente' }}
        </h1>
        <p class="lead">
          {{ read.firstName }}, pour <a [href]="'/cafes/' + read.slug">{{ read.title }}</a>,
          {{ read | frenchSlot: read.timeZone }}, {{ read.place }}.
        </p>
        @if (read.cancelled) {
          <div class="note warning">
            <app-icon name="warning" />
            <p>Ce café est annulé.</p>
          </div>
        }
        <app-problem [problem]="leaving.problem()" />
        <p class="actions">
          <button
            type="button"
            class="button"
            [appBusy]="leaving.pending()"
            (click)="leaving.run()"
          >
            {{ read.status === 'held' ? 'Rendre ma place' : 'Quitter la liste' }}
          </button>
        </p>
        <p class="soft">Elle va aussitôt à qui l’attend. Rien de vous n’est gardé.</p>
      } @else {
        <app-page-state [of]="seat" page />
      }
    </div>
  `,
})
export class SeatPage {
  private readonly api = inject(Api);
  private readonly secret = heldSecret();
  private readonly body = this.secret.body;

  protected readonly seat = resource({
    // Read anew when another link is opened in this tab.
    params: () => ({ link: this.secret.link() }),
    loader: async () => this.api.call(routes.mySeat, { body: this.body() }),
  });
  protected readonly left = linkedSignal({ source: this.secret.link, computation: () => false });
  protected readonly leaving = action(async () => {
    await this.api.call(routes.leaveSeat, { body: this.body() });
    this.left.set(true);
  });
}
