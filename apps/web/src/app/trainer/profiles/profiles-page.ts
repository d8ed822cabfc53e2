import { Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { positioningRoutes } from '@percolateur/contract';
import type { LearnerProfile } from '@percolateur/contract';
import { counted, experiences, publics, tools, worries } from '@percolateur/domain';
import { Api } from '../../api';
import { CountsTable } from '../../parts/counts/counts-table';
import { Empty } from '../../ui/empty';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { PageState } from '../../ui/page-state';

/** What was told of one matter, the most told first. */
interface Matter {
  heading: string;
  rows: readonly { label: string; count: number }[];
}

/** What learners told of their work before the course: the room in short, then person by person. */
@Component({
  selector: 'app-profiles-page',
  imports: [CountsTable, Empty, Heading, Icon, PageState, RouterLink],
  templateUrl: './profiles-page.html',
  styleUrl: './profiles-page.css',
})
export class ProfilesPage {
  private readonly api = inject(Api);

  readonly cohortId = input.required<string>();

  protected readonly page = resource({
    params: () => ({ params: { cohortId: this.cohortId() } }),
    loader: ({ params }) => this.api.call(positioningRoutes.profiles, params),
  });
  protected readonly matters = computed((): Matter[] => {
    if (!this.page.hasValue()) return [];
    const { counts } = this.page.value();
    return [
      { heading: 'Les publics accompagnés', rows: mostFirst(publics, counts.publics) },
      { heading: 'Ce qui inquiète', rows: mostFirst(worries, counts.worries) },
      { heading: 'Ce qui a déjà été essayé', rows: mostFirst(tools, counts.tools) },
      { heading: 'Avoir déjà animé un groupe', rows: inOrder(experiences, counts.experience) },
    ];
  });
  protected readonly people = computed(() =>
    this.page.hasValue()
      ? this.page.value().people.map(({ name, profile }) => ({ name, ...inWords(profile) }))
      : [],
  );
  protected readonly counted = counted;

  protected print(): void {
    window.print();
  }
}

const inOrder = <K extends string>(words: Record<K, string>, counts: Record<K, number>) =>
  (Object.keys(words) as K[]).map((key) => ({ label: words[key], count: counts[key] }));

const mostFirst = <K extends string>(words: Record<K, string>, counts: Record<K, number>) =>
  inOrder(words, counts).sort((one, other) => other.count - one.count);

const inWords = ({
  publics: whom,
  experience,
  tools: tried,
  worries: fears,
  place,
}: LearnerProfile) => ({
  publics: whom.map((each) => publics[each]),
  experience: experience && experiences[experience],
  tools: tried.map((each) => tools[each]),
  worries: fears.map((each) => worries[each]),
  place,
});
