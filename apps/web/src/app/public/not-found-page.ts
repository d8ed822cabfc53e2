import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Empty } from '../ui/empty';
import { Heading } from '../ui/heading';

/** No page at this address. */
@Component({
  selector: 'app-not-found-page',
  imports: [Empty, Heading, RouterLink],
  template: `
    <div class="reading">
      <app-empty>
        <h1 appHeading>Page introuvable</h1>
        <p>Cette adresse ne mène nulle part, ou n’est pas la vôtre. Rien n’est perdu.</p>
        <p><a class="button primary" routerLink="/">Revenir à l’accueil</a></p>
      </app-empty>
    </div>
  `,
})
export class NotFoundPage {}
