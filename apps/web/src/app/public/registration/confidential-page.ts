import { Component, inject, resource } from '@angular/core';
import { type ConfidentialRequest, registrationRoutes } from '@percolateur/contract';
import { fullName } from '@percolateur/domain';
import { Api, ProblemError } from '../../api';
import { takeSecret } from '../../session/take-secret';
import { action, Busy } from '../../ui/action';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { deviceTimeZone, FrenchDate } from '../../ui/when';

/** What somebody needs, for the disability contact of their hub alone. */
@Component({
  selector: 'app-confidential-page',
  imports: [Busy, FrenchDate, Heading, Icon, PageState, ProblemNote],
  template: `
    <div class="reading">
      @if (need.hasValue()) {
        @let read = need.value();
        <h1 appHeading>Demande d’aménagement</h1>
        <p class="lead">
          {{ fullName(read) }}, pour la session <strong>« {{ read.cohortTitle }} »</strong>, le
          {{ read.askedAt | frenchDate: zone }}.
        </p>
        <div class="card text">{{ read.details }}</div>
        <p>
          Vous seul·e lisez ces mots. Répondez à
          <a [href]="'mailto:' + read.email">{{ read.email }}</a>, et ne dites à l’équipe que ce qui
          change dans la salle, avec l’accord de la personne.
        </p>
        <app-problem [problem]="answering.problem()" />
        <div role="status">
          @if (read.answeredAt; as at) {
            <div class="note done">
              <app-icon name="check" />
              <p>Répondu le {{ at | frenchDate: zone }}. Ces mots seront effacés six mois après.</p>
            </div>
          }
        </div>
        @if (!read.answeredAt) {
          <p class="actions">
            <button
              class="button primary"
              [appBusy]="answering.pending()"
              (click)="answering.run()"
            >
              J’ai répondu
            </button>
          </p>
        }
      } @else {
        <app-page-state [of]="need" page />
      }
    </div>
  `,
  styles: `
    .text {
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  `,
})
export class ConfidentialPage {
  private readonly api = inject(Api);
  private readonly body = { token: takeSecret().token };

  protected readonly need = resource({ loader: () => this.read() });
  protected readonly answering = action(async () =>
    this.need.set(await this.api.call(registrationRoutes.answerNeed, { body: this.body })),
  );
  protected readonly zone = deviceTimeZone();
  protected readonly fullName = fullName;

  private async read(): Promise<ConfidentialRequest> {
    if (!this.body.token) {
      throw new ProblemError(
        404,
        'not-found',
        'Ce lien n’est plus complet.',
        'Ouvrez-le à nouveau depuis le message reçu.',
      );
    }
    return this.api.call(registrationRoutes.openNeed, { body: this.body });
  }
}
