import { Component, computed, inject, ViewEncapsulation } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { type Action, mayAnywhere } from '@percolateur/domain';
import { CurrentPerson } from '../session/current-person';
import { Hubs } from './shared/hubs';

const places: { path: string; label: string; action: Action; exact?: boolean }[] = [
  { path: '/coordination', label: 'Sessions', action: 'cohort.write', exact: true },
  { path: '/coordination/personnes', label: 'Personnes', action: 'people.read' },
  { path: '/coordination/equipe', label: 'Équipe', action: 'staff.read' },
  { path: '/coordination/organismes', label: 'Organismes', action: 'organisation.write' },
  { path: '/coordination/file', label: 'File d’envoi', action: 'queue.read' },
];

/** The coordinator’s area: its menu, and our colours handed to Angular Material. */
@Component({
  selector: 'app-admin-shell',
  imports: [RouterLink, RouterLinkActive, RouterOutlet],
  providers: [Hubs],
  encapsulation: ViewEncapsulation.None,
  styleUrls: ['./admin-shell.css', './material-theme.css'],
  template: `
    <nav class="areas no-print" aria-label="Coordination">
      <ul class="plain">
        @for (place of open(); track place.path) {
          <li>
            <a
              [routerLink]="place.path"
              routerLinkActive
              ariaCurrentWhenActive="page"
              [routerLinkActiveOptions]="{ exact: place.exact ?? false }"
            >
              {{ place.label }}
            </a>
          </li>
        }
      </ul>
    </nav>
    <router-outlet />
  `,
})
export class AdminShell {
  private readonly current = inject(CurrentPerson);

  protected readonly open = computed(() => {
    const grants = { roles: this.current.person()?.roles ?? [] };
    return places.filter(({ action }) => mayAnywhere(grants, action));
  });
}
