import { Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { progressRoutes } from '@percolateur/contract';
import { mayAnywhere } from '@percolateur/domain';
import { Api } from '../../api';
import { OnTheWayTable } from '../../parts/progress/on-the-way';
import { CurrentPerson } from '../../session/current-person';
import { Heading } from '../../ui/heading';
import { PageState } from '../../ui/page-state';

/** Of the group that a trainer led, who is on the way to a first café. */
@Component({
  selector: 'app-on-the-way-page',
  imports: [Heading, OnTheWayTable, PageState, RouterLink],
  template: `
    @if (way.hasValue()) {
      <nav class="crumbs no-print" aria-label="Fil d’Ariane">
        <ol>
          <li><a routerLink="/animer">Animer</a></li>
          <li>
            <a [routerLink]="['/animer', cohortId()]">{{ way.value().title }}</a>
          </li>
          <li aria-current="page">Vers le premier café</li>
        </ol>
      </nav>
      <h1 appHeading>Vers le premier café</h1>
      <p class="lead">
        Du certificat au premier café&nbsp;: personne ne coche rien, tout se déduit de ce qui est
        posé, annoncé, animé, raconté.
      </p>
      <app-on-the-way
        [people]="way.value().people"
        [mayWrite]="mayWrite()"
        (changed)="way.reload()"
      />
    } @else {
      <app-page-state [of]="way" page />
    }
  `,
})
export class OnTheWayPage {
  private readonly api = inject(Api);
  private readonly current = inject(CurrentPerson);

  readonly cohortId = input.required<string>();

  protected readonly way = resource({
    params: () => ({ params: { cohortId: this.cohortId() } }),
    loader: ({ params }) => this.api.call(progressRoutes.ofCohort, params),
  });
  protected readonly mayWrite = computed(() =>
    mayAnywhere({ roles: this.current.person()?.roles ?? [] }, 'message.manage'),
  );
}
