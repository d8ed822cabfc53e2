import { Component, computed, inject, resource } from '@angular/core';
import { courseRoutes, organisationRoutes, urlOf } from '@percolateur/contract';
import { formatHours } from '@percolateur/domain';
import { Api } from '../api';
import { Heading } from '../ui/heading';
import { PageState } from '../ui/page-state';

/** The public programme of the course, as the convocation attaches it. */
@Component({
  selector: 'app-programme-page',
  imports: [Heading, PageState],
  templateUrl: './programme-page.html',
  styleUrl: './programme-page.css',
})
export class ProgrammePage {
  private readonly api = inject(Api);

  protected readonly programme = resource({
    loader: () => this.api.call(courseRoutes.programme),
  });
  /** The hubs whose rules may be read; the programme stands without them. */
  protected readonly hubs = resource({
    loader: () => this.api.call(organisationRoutes.withRules),
  });
  protected readonly facts = computed(() => {
    if (!this.programme.hasValue()) return [];
    const programme = this.programme.value();
    return [
      { name: 'Pour qui', text: programme.audience },
      { name: 'Prérequis', text: programme.prerequisites },
      { name: 'Durée', text: formatHours(programme.durationMinutes) },
      { name: 'Méthodes', text: programme.methods },
      { name: 'Évaluation', text: programme.assessment },
      { name: 'Accessibilité', text: programme.accessibility },
      { name: 'Contact', text: programme.contact },
    ];
  });
  protected readonly formatHours = formatHours;

  protected titles(lessons: readonly { title: string }[]): string {
    return `Séquences : ${lessons.map(({ title }) => title).join(' · ')}`;
  }

  protected rulesOf(organisationId: string): string {
    return urlOf(organisationRoutes.rules, { params: { organisationId } });
  }

  protected print(): void {
    window.print();
  }
}
