import { NgComponentOutlet } from '@angular/common';
import { Component, input, resource } from '@angular/core';
import type { ExperimentId } from '@percolateur/contract';
import { Loading } from '../ui/loading';
import { experiments } from './experiments';

/** The experiment of a lesson, fetched when the page shows it, and then at work without network. */
@Component({
  selector: 'app-experiment',
  imports: [Loading, NgComponentOutlet],
  template: `
    @if (loaded.hasValue()) {
      <ng-container *ngComponentOutlet="loaded.value()" />
    } @else if (loaded.error()) {
      <p role="alert">
        L’expérience n’a pas pu être chargée. Le texte au-dessus se lit et se joue sans elle.
      </p>
      <button type="button" class="button" (click)="loaded.reload()">Réessayer</button>
    } @else {
      <app-loading />
    }
  `,
})
export class Experiment {
  readonly id = input.required<ExperimentId>();

  protected readonly loaded = resource({
    params: () => this.id(),
    loader: ({ params }) => experiments[params](),
  });
}
