import { Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { cohortRoutes, enrolmentRoutes } from '@percolateur/contract';
import { counted, followsCourse, fullName } from '@percolateur/domain';
import { Api } from '../../api';
import { ExportBar } from '../../parts/export/export-bar';
import type { ExportRow } from '../../parts/export/table-files';
import { PositioningSpread } from '../../parts/positioning/positioning-spread';
import { Empty } from '../../ui/empty';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { PageState } from '../../ui/page-state';

const rehearsalWords = {
  none: 'pas encore observée',
  observed: 'observée, à valider',
  validated: 'validée',
} as const;

/** Where each person of the group is: lessons, signatures, quizzes. */
@Component({
  selector: 'app-group-page',
  imports: [Empty, ExportBar, Heading, Icon, PageState, PositioningSpread, RouterLink],
  templateUrl: './group-page.html',
  styleUrl: './group-page.css',
})
export class GroupPage {
  private readonly api = inject(Api);

  readonly cohortId = input.required<string>();

  protected readonly fullName = fullName;
  protected readonly rehearsalWords = rehearsalWords;
  protected readonly group = resource({
    params: () => ({ params: { cohortId: this.cohortId() } }),
    loader: async ({ params }) => {
      const [cohort, people] = await Promise.all([
        this.api.call(cohortRoutes.read, params),
        this.api.call(enrolmentRoutes.list, params),
      ]);
      const inFrench = new Intl.Collator('fr');
      return {
        title: cohort.title,
        /** The course has an observation grid. */
        rehearsed: people.some(({ rehearsal }) => rehearsal !== null),
        people: people
          .filter(({ status }) => followsCourse(status))
          .sort((a, b) => inFrench.compare(a.lastName, b.lastName)),
      };
    },
  });
  protected readonly summary = computed(() => {
    if (!this.group.hasValue()) return [];
    const { people, rehearsed } = this.group.value();
    const validated = people.filter(({ rehearsal }) => rehearsal === 'validated').length;
    const positioned = people.filter(({ positioningDone }) => positioningDone).length;
    const passed = people.filter(({ finalPassed }) => finalPassed).length;
    return [
      counted(people.length, 'personne', 'personnes'),
      `${counted(positioned, 'positionnement fait', 'positionnements faits')}`,
      `${counted(passed, 'évaluation réussie', 'évaluations réussies')}`,
      ...(rehearsed ? [counted(validated, 'animation validée', 'animations validées')] : []),
    ];
  });

  protected readonly exported = (): ExportRow[] =>
    (this.group.hasValue() ? this.group.value().people : []).map((person) => ({
      Nom: person.lastName,
      Prénom: person.firstName,
      'Séquences finies': person.lessonsDone,
      Séquences: person.lessonCount,
      'Demi-journées signées': person.halfDaysSigned,
      'Demi-journées': person.halfDayCount,
      Positionnement: person.positioningDone ? 'fait' : 'à faire',
      Évaluation: person.finalPassed ? 'réussie' : 'pas encore réussie',
      ...(person.rehearsal !== null && { Animation: rehearsalWords[person.rehearsal] }),
    }));
}
