import { Component, computed, inject, Injector, resource } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { enrolmentRoutes, type Invitation } from '@percolateur/contract';
import { Api, ProblemError } from '../api';
import { CurrentPerson } from '../session/current-person';
import { takeSecret } from '../session/take-secret';
import { action, Busy } from '../ui/action';
import { focusNext } from '../ui/announce';
import { Heading } from '../ui/heading';
import { Icon } from '../ui/icon';
import { PageState } from '../ui/page-state';
import { ProblemNote } from '../ui/problem-note';
import { FrenchDate, FrenchSlot } from '../ui/when';

/** An invitation received by e-mail: its facts, and two answers. Opening it changes nothing. */
@Component({
  selector: 'app-invitation-page',
  imports: [Busy, FrenchDate, FrenchSlot, Heading, Icon, PageState, ProblemNote, RouterLink],
  templateUrl: './invitation-page.html',
})
export class InvitationPage {
  private readonly api = inject(Api);
  private readonly current = inject(CurrentPerson);
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  private readonly body = { token: takeSecret() };

  protected readonly invitation = resource({ loader: () => this.open() });
  protected readonly toAnswer = computed(
    () => this.invitation.hasValue() && this.invitation.value().status === 'invited',
  );

  protected readonly accept = action(async () => {
    const { cohortId, status } = await this.api.call(enrolmentRoutes.acceptInvitation, {
      body: this.body,
    });
    this.invitation.update((read) => read && { ...read, status });
    this.current.forget();
    await this.current.load();
    if (status === 'accepted') await this.router.navigate(['/ma-formation', cohortId]);
  });

  protected readonly decline = action(async () => {
    const answer = await this.api.call(enrolmentRoutes.declineInvitation, { body: this.body });
    this.invitation.set(answer);
    focusNext('answer', this.injector);
  });

  private async open(): Promise<Invitation> {
    if (!this.body.token) {
      throw new ProblemError(
        404,
        'not-found',
        'Ce lien n’est plus complet.',
        'Ouvrez-le à nouveau depuis le message reçu.',
      );
    }
    return this.api.call(enrolmentRoutes.openInvitation, { body: this.body });
  }
}
