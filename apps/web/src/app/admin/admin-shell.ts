import { Component, computed, inject, ViewEncapsulation } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { type Action, mayAnywhere } from '@percolateur/domain';
import { CurrentPerson } from '../session/current-person';
import { filter, map } from 'rxjs';
import { Hubs } from './shared/hubs';

const places: { path: string; label: string; action: Action; exact?: boolean }[] = [
  { path: '/coordination', label: 'Sessions', action: 'cohort.write', exact: true },
  { path: '/coordination/agenda', label: 'Agenda', action: 'cohort.write' },
  { path: '/coordination/personnes', label: 'Personnes', action: 'people.read' },
  { path: '/coordination/cafes', label: 'Cafés', action: 'cafe.decide' },
  { path: '/coordination/statistiques', label: 'Statistiques', action: 'cohort.write' },
  { path: '/coordination/national', label: 'National', action: 'nation.read' },
  { path: '/coordination/questions', label: 'Questions', action: 'question.read' },
  { path: '/coordination/quiz', label: 'Quiz', action: 'quiz.write' },
  { path: '/coordination/qualite', label: 'Qualité', action: 'quality.read' },
  { path: '/coordination/messages', label: 'Messages', action: 'organisation.write' },
  { path: '/coordination/papiers', label: 'Documents', action: 'organisation.write' },
  { path: '/coordination/equipe', label: 'Équipe', action: 'staff.read' },
  { path: '/coordination/preuves', label: 'Preuves', action: 'evidence.read' },
  { path: '/coordination/organismes', label: 'Organismes', action: 'organisation.write' },
  {
    path: '/coordination/cafes-animation',
    label: 'Cafés animation',
    action: 'gathering.write',
  },
  { path: '/coordination/ressources', label: 'Ressources', action: 'resource.review' },
  { path: '/coordination/premiers-cafes', label: 'Premiers cafés', action: 'quality.read' },
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
    @if (!inSession()) {
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
    }
    <router-outlet />
  `,
})
export class AdminShell {
  private readonly current = inject(CurrentPerson);
  private readonly router = inject(Router);
  private readonly url = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(({ urlAfterRedirects }) => urlAfterRedirects),
    ),
    { initialValue: this.router.url },
  );
  /** A session has its own menu, and a way back; two menus that say the same are one too many. */
  protected readonly inSession = computed(() =>
    /^\/coordination\/sessions\/(?!nouvelle)/.test(this.url()),
  );

  protected readonly open = computed(() => {
    const grants = { roles: this.current.person()?.roles ?? [] };
    return places.filter(({ action }) => mayAnywhere(grants, action));
  });
}
