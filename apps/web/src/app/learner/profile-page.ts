import { Component, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { positioningRoutes, type LearnerProfile } from '@percolateur/contract';
import { experiences, publics, tools, worries } from '@percolateur/domain';
import { Api } from '../api';
import { action, Busy } from '../ui/action';
import { Heading } from '../ui/heading';
import { Icon } from '../ui/icon';
import { PageState } from '../ui/page-state';
import { ProblemNote } from '../ui/problem-note';

const blank: LearnerProfile = { publics: [], experience: null, tools: [], worries: [], place: '' };
type ListName = 'publics' | 'experience' | 'tools' | 'worries';

/** What one tells of one’s work before the course: short, optional, read by the team. */
@Component({
  selector: 'app-profile-page',
  imports: [Busy, Heading, Icon, PageState, ProblemNote, RouterLink],
  templateUrl: './profile-page.html',
})
export class ProfilePage {
  private readonly api = inject(Api);

  readonly cohortId = input.required<string>();

  protected readonly page = resource({
    params: () => ({ params: { cohortId: this.cohortId() } }),
    loader: ({ params }) => this.api.call(positioningRoutes.myProfile, params),
  });
  protected readonly draft = linkedSignal<LearnerProfile>(
    () => (this.page.hasValue() && this.page.value().profile) || blank,
  );
  protected readonly saved = signal(false);

  protected readonly lists: readonly {
    name: ListName;
    legend: string;
    choices: readonly (readonly [string, string])[];
  }[] = [
    { name: 'publics', legend: 'Qui accompagnez-vous ?', choices: Object.entries(publics) },
    {
      name: 'experience',
      legend: 'Avez-vous déjà animé un groupe ?',
      choices: Object.entries(experiences),
    },
    { name: 'tools', legend: 'Qu’avez-vous déjà essayé ?', choices: Object.entries(tools) },
    { name: 'worries', legend: 'Qu’est-ce qui vous inquiète ?', choices: Object.entries(worries) },
  ];

  protected readonly save = action(async () => {
    this.saved.set(false);
    const params = { cohortId: this.cohortId() };
    await this.api.call(positioningRoutes.tellProfile, { params, body: this.draft() });
    this.saved.set(true);
  });

  protected has(name: ListName, choice: string): boolean {
    const told: string | null | readonly string[] = this.draft()[name];
    return Array.isArray(told) ? told.includes(choice) : told === choice;
  }

  protected tick(name: ListName, choice: string): void {
    this.saved.set(false);
    this.draft.update((draft) => {
      if (name === 'experience')
        return { ...draft, experience: choice as keyof typeof experiences };
      const told: readonly string[] = draft[name];
      const next = told.includes(choice)
        ? told.filter((each) => each !== choice)
        : [...told, choice];
      return { ...draft, [name]: next };
    });
  }

  protected write(place: string): void {
    this.saved.set(false);
    this.draft.update((draft) => ({ ...draft, place }));
  }
}
