import { Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { cohortRoutes, enrolmentRoutes } from '@percolateur/contract';
import { counted, followsCourse } from '@percolateur/domain';
import { Api } from '../../api';
import { PositioningSpread } from '../../parts/positioning/positioning-spread';
import { Empty } from '../../ui/empty';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { PageState } from '../../ui/page-state';

/** Where each person of the group is: lessons, signatures, quizzes. */
@Component({
  selector: 'app-group-page',
  imports: [Empty, Heading, Icon, PageState, PositioningSpread, RouterLink],
  templateUrl: './group-page.html',
  styleUrl: './group-page.css',
})
export class GroupPage {
  private readonly api = inject(Api);

  readonly cohortId = input.required<string>();

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

  protected print(): void {
    window.print();
  }
}
