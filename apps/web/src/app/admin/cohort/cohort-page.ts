import { Component, effect, inject, input } from '@angular/core';
import { MatTabsModule } from '@angular/material/tabs';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Heading } from '../../ui/heading';
import { PageState } from '../../ui/page-state';
import { CohortLife } from './cohort-life';
import { CohortStore } from './cohort-store';

/** One session: its life from left to right, then a tab per matter. */
@Component({
  selector: 'app-cohort-page',
  imports: [
    CohortLife,
    Heading,
    MatTabsModule,
    PageState,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
  ],
  providers: [CohortStore],
  templateUrl: './cohort-page.html',
})
export class CohortPage {
  readonly cohortId = input.required<string>();

  protected readonly store = inject(CohortStore);
  protected readonly tabs = [
    { path: '.', label: 'Session' },
    { path: 'personnes', label: 'Personnes' },
    { path: 'demandes', label: 'Demandes' },
    { path: 'documents', label: 'Documents' },
    { path: 'messages', label: 'Messages' },
    { path: 'quiz', label: 'Quiz' },
    { path: 'amenagements', label: 'Aménagements' },
    { path: 'controle', label: 'Contrôle' },
    { path: 'historique', label: 'Historique' },
  ];

  constructor() {
    effect(() => this.store.open(this.cohortId()));
  }
}
