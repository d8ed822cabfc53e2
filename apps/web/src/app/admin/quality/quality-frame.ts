import { Component, inject, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Heading } from '../../ui/heading';
import { Hubs } from '../shared/hubs';

/** What the pages of quality share: their title, their menu, and the hub looked at. */
@Component({
  selector: 'app-quality-frame',
  imports: [Heading, RouterLink, RouterLinkActive],
  template: `
    <h1 appHeading>{{ heading() }}</h1>
    <nav class="no-print" aria-label="Qualité">
      <ul class="plain">
        @for (place of places; track place.path) {
          <li>
            <a
              [routerLink]="place.path"
              routerLinkActive
              ariaCurrentWhenActive="page"
              [routerLinkActiveOptions]="{ exact: true }"
              >{{ place.label }}</a
            >
          </li>
        }
      </ul>
    </nav>
    @if (hubs.hubs().length > 1) {
      <div class="field no-print">
        <label for="hub">Hub</label>
        <select id="hub" #choice (change)="hubs.chosen.set(choice.value)">
          @for (each of hubs.hubs(); track each.id) {
            <option [value]="each.id" [selected]="each.id === hubs.chosen()">
              {{ each.name }}
            </option>
          }
        </select>
      </div>
    }
  `,
  styles: `
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 1.5rem;
      margin-block-end: 1rem;
    }
    a {
      display: inline-block;
      padding-block: 0.6rem;
    }
    a[aria-current] {
      color: inherit;
      font-weight: 700;
    }
  `,
})
export class QualityFrame {
  readonly heading = input.required<string>();

  protected readonly hubs = inject(Hubs);
  protected readonly places = [
    { path: '/coordination/qualite', label: 'Indicateurs' },
    { path: '/coordination/qualite/avis', label: 'Avis' },
    { path: '/coordination/qualite/reclamations', label: 'Réclamations' },
    { path: '/coordination/qualite/ameliorations', label: 'Améliorations' },
  ];
}
