import { Component, computed, input } from '@angular/core';
import type { CohortAudience } from '@percolateur/contract';
import { counted, fullName } from '@percolateur/domain';
import { Icon } from '../../ui/icon';

const groups = [
  { key: 'accepted', one: 'personne inscrite', many: 'personnes inscrites' },
  {
    key: 'invited',
    one: 'personne invitée, sans réponse',
    many: 'personnes invitées, sans réponse',
  },
  { key: 'waiting', one: 'personne en liste d’attente', many: 'personnes en liste d’attente' },
  { key: 'trainers', one: 'personne qui anime', many: 'personnes qui animent' },
] as const;

/** How many people are told; those who wait, of a cancellation only. */
export const toldCount = (audience: CohortAudience, waiting = false) =>
  new Set(
    groups
      .filter(({ key }) => waiting || key !== 'waiting')
      .flatMap(({ key }) => audience[key].map(({ id }) => id)),
  ).size;

/** Who will be told, before it is done: how many, and by name for who wants to see. */
@Component({
  selector: 'app-audience',
  imports: [Icon],
  template: `
    <div class="note">
      <app-icon name="info" />
      <div>
        <p role="status">
          <strong>{{ said() }}</strong>
        </p>
        @if (shown().length > 0) {
          <details>
            <summary>Qui ?</summary>
            <ul>
              @for (group of shown(); track group.label) {
                <li>{{ group.label }} : {{ group.names }}</li>
              }
            </ul>
          </details>
        }
      </div>
    </div>
  `,
})
export class Audience {
  readonly audience = input.required<CohortAudience>();
  readonly waiting = input(false);

  protected readonly said = computed(() => {
    const told = toldCount(this.audience(), this.waiting());
    if (told === 0) return 'Personne n’est à prévenir.';
    return `${counted(told, 'personne sera prévenue', 'personnes seront prévenues')} par courriel, tout de suite.`;
  });
  protected readonly shown = computed(() =>
    groups
      .filter(({ key }) => this.waiting() || key !== 'waiting')
      .map(({ key, one, many }) => ({ people: this.audience()[key], one, many }))
      .filter(({ people }) => people.length > 0)
      .map(({ people, one, many }) => ({
        label: counted(people.length, one, many),
        names: people.map(fullName).join(', '),
      })),
  );
}
