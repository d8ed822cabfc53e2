import { Component, computed, inject, input, signal } from '@angular/core';
import { form, required } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { qualityRoutes } from '@percolateur/contract';
import { answerDays, limits } from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import { refusalOf } from '../../outbox/entry';
import { KeptNote } from '../../outbox/kept-note';
import { Outbox } from '../../outbox/outbox';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { limited } from '../../ui/limited';
import { ProblemNote } from '../../ui/problem-note';
import { SaveState } from '../../ui/save-state';
import { send } from '../../ui/send';
import { TextField } from '../../ui/text-field';

/** A complaint to the hub: one field, and when an answer comes. */
@Component({
  selector: 'app-complaint-page',
  imports: [Heading, Icon, KeptNote, ProblemNote, RouterLink, SaveState, TextField],
  template: `
    <div class="reading">
      <nav class="crumbs" aria-label="Fil d’Ariane">
        <ol>
          <li><a [routerLink]="['/ma-formation', cohortId()]">Ma formation</a></li>
          <li><span aria-current="page">Réclamation</span></li>
        </ol>
      </nav>
      <h1 appHeading>Écrire une réclamation</h1>
      @if (outbox.state(place()); as state) {
        <div role="status">
          @if (state === 'received') {
            <div class="note done">
              <app-icon name="check" />
              <p>C’est reçu. Le hub vous répond en {{ answerDays }} jours au plus.</p>
            </div>
          }
        </div>
        <app-kept-note [of]="place()" />
        <app-save-state [state]="state" />
        <p><a class="button" [routerLink]="['/ma-formation', cohortId()]">Revenir</a></p>
      } @else {
        <p>
          Quelque chose ne s’est pas passé comme prévu&nbsp;? Dites-le ici. La coordination du hub
          lit votre message à votre nom, l’inscrit au registre des réclamations et vous répond en
          {{ answerDays }} jours au plus. L’équipe qui anime ne le voit pas.
        </p>
        <form novalidate aria-label="Réclamation" (submit)="$event.preventDefault(); submit()">
          <app-text-field
            label="Ce qui s’est passé"
            path="body"
            [lines]="6"
            [field]="fields.body"
            [problem]="problem()"
          />
          <app-problem [problem]="problem()" />
          <p class="actions">
            <button class="button primary">Envoyer au hub</button>
            <a class="button quiet" [routerLink]="['/ma-formation', cohortId()]">Annuler</a>
          </p>
        </form>
      }
    </div>
  `,
})
export class ComplaintPage {
  protected readonly outbox = inject(Outbox);

  readonly cohortId = input.required<string>();

  private readonly model = signal({ body: '' });
  protected readonly fields = form(this.model, (path) => {
    required(path.body, { message: 'À remplir.' });
    limited(path.body, limits.lines);
  });
  /** Where it is in the outbox. */
  protected readonly place = computed(() => `complaint/${this.cohortId()}`);
  protected readonly problem = computed(() => {
    const refused = this.outbox.refused(this.place()).at(-1);
    return refused ? refusalOf(refused) : null;
  });
  protected readonly answerDays = answerDays;

  protected submit(): Promise<boolean> {
    return send(this.fields, () =>
      this.outbox.keep({
        route: qualityRoutes.complain,
        key: this.place(),
        label: 'Ma réclamation',
        params: { cohortId: this.cohortId() },
        body: { id: uuidv7(), ...this.model() },
      }),
    );
  }
}
