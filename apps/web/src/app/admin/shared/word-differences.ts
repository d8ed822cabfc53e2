import { Component, input, resource } from '@angular/core';

/** A place of two versions of the same thing, in words; empty where it is not there. */
export interface Change {
  label: string;
  before: string;
  after: string;
}

interface Piece {
  text: string;
  kind: 'same' | 'added' | 'removed';
}

/** What differs between two versions, word by word. */
@Component({
  selector: 'app-word-differences',
  template: `
    @if (differences.hasValue()) {
      <dl>
        @for (each of differences.value(); track each.label) {
          <dt>{{ each.label }}</dt>
          <dd>
            @for (piece of each.pieces; track $index) {
              @switch (piece.kind) {
                @case ('added') {
                  <ins><span class="hidden">ajouté : </span>{{ piece.text }}</ins>
                }
                @case ('removed') {
                  <del><span class="hidden">retiré : </span>{{ piece.text }}</del>
                }
                @default {
                  {{ piece.text }}
                }
              }
            }
          </dd>
        }
      </dl>
    }
  `,
  styles: `
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
export class WordDifferences {
  readonly of = input.required<readonly Change[]>();

  protected readonly differences = resource({
    params: () => this.of(),
    loader: ({ params }) => differencesOf(params),
  });
}

/** What differs of the same places, by label, in two versions. */
export function changesBetween(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): Change[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((label) => ({ label, before: before.get(label) ?? '', after: after.get(label) ?? '' }))
    .filter((each) => each.before !== each.after);
}

async function differencesOf(
  changes: readonly Change[],
): Promise<{ label: string; pieces: Piece[] }[]> {
  const { diffWords } = await import('diff');
  return changes.map(({ label, before, after }) => ({
    label,
    pieces: diffWords(before, after).map(({ value, added, removed }): Piece => ({
      text: value,
      kind: added ? 'added' : removed ? 'removed' : 'same',
    })),
  }));
}
