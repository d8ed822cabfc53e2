import { Component, computed, input } from '@angular/core';
import type { CohortView } from '@percolateur/contract';
import { counted } from '@percolateur/domain';

/** How full a session is: one count, and what it is made of. */
@Component({
  selector: 'app-seat-gauge',
  template: `
    <strong>{{ taken() }} sur {{ cohort().capacity }}</strong>
    <progress [value]="cohort().seatsTaken" [max]="cohort().capacity" aria-hidden="true"></progress>
    <ul class="plain">
      @for (part of parts(); track $index) {
        <li>{{ part }}</li>
      }
    </ul>
  `,
  styles: `
    progress {
      display: block;
      inline-size: min(100%, 16rem);
      block-size: 0.75rem;
      margin-block: 0.35rem;
      accent-color: var(--done);
    }
    ul {
      margin: 0;
    }
  `,
})
export class SeatGauge {
  readonly cohort = input.required<CohortView>();

  protected readonly taken = computed(() =>
    counted(this.cohort().seatsTaken, 'place prise', 'places prises'),
  );
  protected readonly parts = computed(() => {
    const { counts, minimumSeats, targetSeats } = this.cohort();
    const { toInvite, invited, expired, waitlisted } = counts;
    const here = counts.accepted + counts.completed + counts.notCompleted;
    return [
      minimumSeats > 0 && `${minimumSeats}\u00a0au moins pour la maintenir`,
      targetSeats > 0 && `objectif\u00a0: ${targetSeats}`,
      here > 0 && counted(here, 'personne inscrite', 'personnes inscrites'),
      toInvite > 0 && `${toInvite}\u00a0à inviter`,
      invited > 0 && counted(invited, 'invitation sans réponse', 'invitations sans réponse'),
      expired > 0 &&
        `${counted(expired, 'invitation expirée', 'invitations expirées')}, sans place`,
      waitlisted > 0 && `${waitlisted}\u00a0en liste d’attente, sans place`,
    ].filter((said) => said !== false);
  });
}
