import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { CurrentPerson } from '../session/current-person';
import { Icon } from '../ui/icon';
import { Outbox } from './outbox';

/** What is true of what waits under a key, when it does not leave at once. */
@Component({
  selector: 'app-kept-note',
  imports: [Icon, RouterLink],
  host: { role: 'status' },
  template: `
    @if (shown()) {
      <div class="note warning">
        <app-icon name="device" />
        <div>
          @if (!current.person()) {
            <p>
              Votre session est finie.
              <a routerLink="/entrer" [queryParams]="{ suite: here() }">Entrez à nouveau</a>
              pour que vos envois partent.
            </p>
          } @else if (outbox.held()) {
            <p>Le réseau ne répond pas : l’envoi se fera de lui-même dès son retour.</p>
          }
          @if (outbox.fragile()) {
            <p>
              <strong>Ce navigateur ne garde rien</strong> (fenêtre privée ou mémoire pleine) :
              laissez cette page ouverte jusqu’à « reçu ».
            </p>
          } @else {
            <p>Tout est gardé sur cet appareil.</p>
          }
        </div>
      </div>
    }
  `,
})
export class KeptNote {
  private readonly router = inject(Router);
  protected readonly outbox = inject(Outbox);
  protected readonly current = inject(CurrentPerson);

  readonly of = input.required<string>();

  protected readonly shown = computed(
    () =>
      this.outbox.waiting(this.of()).length > 0 &&
      (this.outbox.held() || this.outbox.fragile() || !this.current.person()),
  );

  protected here(): string {
    return this.router.url;
  }
}
