import { Component, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { sessionRoutes } from '@percolateur/contract';
import { Api } from '../api';
import { action, Busy } from '../ui/action';
import { Heading } from '../ui/heading';
import { ProblemNote } from '../ui/problem-note';
import { CurrentPerson } from './current-person';
import { destination } from './destination';
import { takeSecret } from './take-secret';

/** The link received by e-mail. It takes one tap: mail scanners follow links, but press nothing. */
@Component({
  selector: 'app-link-page',
  imports: [Busy, Heading, ProblemNote, RouterLink],
  template: `
    <div class="narrow reading">
      <h1 appHeading>Vous y êtes presque</h1>
      @if (secret.token) {
        <p>Touchez le bouton pour entrer sur cet appareil.</p>
        <app-problem [problem]="enter.problem()" />
        <p class="actions">
          <button class="button primary wide" [appBusy]="enter.pending()" (click)="enter.run()">
            Entrer
          </button>
        </p>
      } @else {
        <p>Ce lien n’est plus complet. Ouvrez-le à nouveau depuis le message reçu.</p>
      }
      <p><a routerLink="/entrer">Recevoir un nouveau code</a></p>
    </div>
  `,
})
export class LinkPage {
  private readonly api = inject(Api);
  private readonly current = inject(CurrentPerson);
  private readonly router = inject(Router);

  protected readonly secret = takeSecret();
  protected readonly enter = action(async () => {
    const { token, served } = this.secret;
    const session = await this.api.call(sessionRoutes.enterLink, { body: { token } });
    served();
    await this.router.navigateByUrl(destination(this.current.signedIn(session)));
  });
}
