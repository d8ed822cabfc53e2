import { Component, computed, inject, Injector, resource, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { enrolmentRoutes, type Invitation, learnerRoutes, urlOf } from '@percolateur/contract';
import { Api, ProblemError } from '../api';
import { CurrentPerson } from '../session/current-person';
import { takeSecret } from '../session/take-secret';
import { action, Busy } from '../ui/action';
import { focusNext } from '../ui/announce';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { Heading } from '../ui/heading';
import { Icon } from '../ui/icon';
import { PageState } from '../ui/page-state';
import { ProblemNote } from '../ui/problem-note';
import { FrenchDate, FrenchSlot } from '../ui/when';

/** An invitation received by e-mail: its facts, and two answers. Opening it changes nothing. */
@Component({
  selector: 'app-invitation-page',
  imports: [
    Busy,
    ConfirmDialog,
    FrenchDate,
    FrenchSlot,
    Heading,
    Icon,
    PageState,
    ProblemNote,
    RouterLink,
  ],
  templateUrl: './invitation-page.html',
})
export class InvitationPage {
  private readonly api = inject(Api);
  private readonly current = inject(CurrentPerson);
  private readonly injector = inject(Injector);
  private readonly body = { token: takeSecret().token };
  private readonly giveUp = viewChild(ConfirmDialog);

  protected readonly invitation = resource({ loader: () => this.open() });
  protected readonly toAnswer = computed(() => {
    if (!this.invitation.hasValue()) return false;
    const { status, cohortStatus } = this.invitation.value();
    return status === 'invited' && cohortStatus !== 'cancelled';
  });

  /** Set once this page has accepted: where to go, and whether a code is asked for first. */
  protected readonly welcome = signal<{ cohortId: string; signedIn: boolean } | null>(null);

  /** The half-days as a calendar file. */
  protected readonly agendaUrl = (cohortId: string) =>
    urlOf(learnerRoutes.agenda, { params: { cohortId } });

  protected readonly accept = action(async () => {
    this.decline.clear();
    const { status, ...welcome } = await this.api.call(enrolmentRoutes.acceptInvitation, {
      body: this.body,
    });
    this.invitation.update((read) => read && { ...read, status });
    this.welcome.set(welcome);
    focusNext('answer', this.injector);
    this.current.forget();
    await this.current.load();
  });
  protected readonly decline = action(async () => {
    this.accept.clear();
    if (!(await this.giveUp()!.ask())) return;
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
