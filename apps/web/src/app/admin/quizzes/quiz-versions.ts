import { Component, computed, input } from '@angular/core';
import type { HubQuiz } from '@percolateur/contract';
import { fullName } from '@percolateur/domain';
import { changesByVersion, VersionChanges } from '../shared/version-changes';
import { changesBetween } from '../shared/word-differences';
import { planInWords } from './editing/words';

/** What was planned, version by version, and what differs. */
@Component({
  selector: 'app-quiz-versions',
  imports: [VersionChanges],
  template: `
    <section aria-labelledby="versions">
      <h2 id="versions">Versions</h2>
      <ol class="plain" reversed>
        @for (version of quiz().versions; track version.id) {
          <li class="card">
            <h3>Version {{ version.number }}</h3>
            <p>{{ dateOf(version.createdAt) }}, {{ fullName(version.author) }}.</p>
            @if (version.number > 1) {
              <app-version-changes
                [number]="version.number"
                [changes]="changes().get(version.id) ?? []"
              >
                Rien : les deux versions disent la même chose.
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
export class QuizVersions {
  readonly quiz = input.required<HubQuiz>();

  protected readonly changes = computed(() => {
    const { versions, named } = this.quiz();
    const known = new Map(named.map((each) => [each.versionId, each]));
    return changesByVersion(versions, (before, after) =>
      changesBetween(planInWords(before.plan, known), planInWords(after.plan, known)),
    );
  });
  protected readonly fullName = fullName;
  protected readonly dateOf = (at: string) =>
    new Date(at).toLocaleString('fr-FR', { dateStyle: 'medium', timeStyle: 'short' });
}
