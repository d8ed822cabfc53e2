import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { BankQuestion, BankVersion } from '@percolateur/contract';
import { fullName, mayAnywhere } from '@percolateur/domain';
import { CurrentPerson } from '../../session/current-person';
import { changesByVersion, VersionChanges } from '../shared/version-changes';
import { changesBetween } from '../shared/word-differences';
import { leavesOf, placeName, statusNames } from './editing/words';

/** What was written, and decided, version by version, and what differs word by word. */
@Component({
  selector: 'app-question-versions',
  imports: [RouterLink, VersionChanges],
  template: `
    <section aria-labelledby="versions">
      <h2 id="versions">Versions</h2>
      <ol class="plain" reversed>
        @for (version of question().versions; track version.id) {
          <li class="card">
            <h3>
              Version {{ version.number }} <span class="tag">{{ statuses[version.status] }}</span>
            </h3>
            <p>
              {{ dateOf(version.createdAt) }}, {{ nameOf(version.author) }}.
              @if (numberOf(version.correctsId); as corrected) {
                Corrige la version {{ corrected }}.
              }
              {{ version.note }}
            </p>
            <ul>
              @for (review of version.reviews; track $index) {
                <li>
                  {{ statuses[review.status] }}, {{ dateOf(review.at) }}, {{ nameOf(review.by) }}
                </li>
              }
            </ul>
            @if (version.correctsId && version.status === 'published' && mayRegrade()) {
              <p>
                <a
                  class="target"
                  [routerLink]="[
                    '/coordination/questions',
                    question().id,
                    'corrections',
                    version.id,
                  ]"
                  >Revoir les résultats<span class="hidden">
                    par la version {{ version.number }}</span
                  ></a
                >
              </p>
            }
            @if (version.number > 1) {
              <app-version-changes
                [number]="version.number"
                [changes]="changes().get(version.id) ?? []"
              >
                Rien dans la question : seuls ses mots-clés ou sa note ont changé.
              </app-version-changes>
            }
          </li>
        }
      </ol>
    </section>
  `,
  styles: `
    li.card {
      margin-block-end: 0.75rem;
    }
    h3 {
      margin-block-start: 0;
    }
  `,
})
export class QuestionVersions {
  private readonly me = inject(CurrentPerson).person;

  readonly question = input.required<BankQuestion>();

  protected readonly mayRegrade = computed(() =>
    mayAnywhere(this.me() ?? { roles: [] }, 'result.regrade'),
  );

  protected readonly statuses = statusNames;
  protected readonly changes = computed(() =>
    changesByVersion(this.question().versions, (before, after) =>
      changesBetween(leavesOf(before.content), leavesOf(after.content)).map(
        ({ label, ...each }) => ({ label: placeName(label), ...each }),
      ),
    ),
  );

  protected readonly nameOf = (person: BankVersion['author']) =>
    person ? fullName(person) : 'venue avec la formation';
  protected readonly dateOf = (at: string) =>
    new Date(at).toLocaleString('fr-FR', { dateStyle: 'medium', timeStyle: 'short' });
  protected readonly numberOf = (id: string | null) =>
    this.question().versions.find((version) => version.id === id)?.number;
}
