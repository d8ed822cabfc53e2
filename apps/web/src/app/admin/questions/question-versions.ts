import { Component, input, resource, signal } from '@angular/core';
import type { BankQuestion, BankVersion } from '@percolateur/contract';
import { fullName } from '@percolateur/domain';
import { leavesOf, placeName, statusNames } from './editing/words';

interface Piece {
  text: string;
  kind: 'same' | 'added' | 'removed';
}

/** What was written, and decided, version by version, and what differs word by word. */
@Component({
  selector: 'app-question-versions',
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
            @if (version.number > 1) {
              <button
                type="button"
                class="button quiet"
                [attr.aria-expanded]="compared() === version.id"
                (click)="compared.set(compared() === version.id ? null : version.id)"
              >
                Ce qui change<span class="hidden"> dans la version {{ version.number }}</span>
              </button>
            }
            @if (compared() === version.id) {
              @if (differences.hasValue()) {
                <dl>
                  @for (each of differences.value(); track each.label) {
                    <dt>{{ each.label }}</dt>
                    <dd>
                      @for (piece of each.pieces; track $index) {
                        @switch (piece.kind) {
                          @case ('added') {
                            <ins><span class="hidden">ajouté : </span>{{ piece.text }}</ins>
                          }
                          @case ('removed') {
                            <del><span class="hidden">retiré : </span>{{ piece.text }}</del>
                          }
                          @default {
                            {{ piece.text }}
                          }
                        }
                      }
                    </dd>
                  } @empty {
                    <dt>Rien dans la question</dt>
                    <dd>Seuls ses mots-clés ou sa note ont changé.</dd>
                  }
                </dl>
              }
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
    dt {
      font-weight: 600;
    }
    dd {
      margin: 0 0 0.75rem 1rem;
      overflow-wrap: anywhere;
    }
    ins {
      border-block-end: 2px solid var(--done);
      color: var(--done);
      text-decoration: none;
    }
    del {
      color: var(--error);
    }
  `,
})
export class QuestionVersions {
  readonly question = input.required<BankQuestion>();

  protected readonly statuses = statusNames;
  protected readonly compared = signal<string | null>(null);
  protected readonly differences = resource({
    params: () => {
      const { versions } = this.question();
      const at = versions.findIndex(({ id }) => id === this.compared());
      const [after, before] = [versions[at], versions[at + 1]];
      return before && after ? { before, after } : undefined;
    },
    loader: ({ params: { before, after } }) => differencesOf(before, after),
  });

  protected readonly nameOf = (person: BankVersion['author']) =>
    person ? fullName(person) : 'venue avec la formation';
  protected readonly dateOf = (at: string) =>
    new Date(at).toLocaleString('fr-FR', { dateStyle: 'medium', timeStyle: 'short' });
  protected readonly numberOf = (id: string | null) =>
    this.question().versions.find((version) => version.id === id)?.number;
}

async function differencesOf(
  before: Pick<BankVersion, 'content'>,
  after: Pick<BankVersion, 'content'>,
): Promise<{ label: string; pieces: Piece[] }[]> {
  const { diffWords } = await import('diff');
  const [old, now] = [leavesOf(before.content), leavesOf(after.content)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((at) => old.get(at) !== now.get(at))
    .map((at) => ({
      label: placeName(at),
      pieces: diffWords(old.get(at) ?? '', now.get(at) ?? '').map(
        ({ value, added, removed }): Piece => ({
          text: value,
          kind: added ? 'added' : removed ? 'removed' : 'same',
        }),
      ),
    }));
}
