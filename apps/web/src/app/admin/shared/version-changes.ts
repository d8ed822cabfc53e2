import { Component, input, signal } from '@angular/core';
import { type Change, WordDifferences } from './word-differences';

/** What a version changes in the one before: asked for by a button, told word by word. */
@Component({
  selector: 'app-version-changes',
  imports: [WordDifferences],
  template: `
    <button
      type="button"
      class="button quiet"
      [attr.aria-expanded]="open()"
      (click)="open.set(!open())"
    >
      Ce qui change<span class="hidden"> dans la version {{ number() }}</span>
    </button>
    @if (open()) {
      @if (changes().length > 0) {
        <app-word-differences [of]="changes()" />
      } @else {
        <p><ng-content /></p>
      }
    }
  `,
})
export class VersionChanges {
  readonly number = input.required<number>();
  readonly changes = input.required<Change[]>();

  protected readonly open = signal(false);
}

/** What each version changes in the one before it, by its id; versions come the newest first. */
export const changesByVersion = <Version extends { id: string }>(
  versions: readonly Version[],
  between: (before: Version, after: Version) => Change[],
): ReadonlyMap<string, Change[]> =>
  new Map(
    versions.map((after, at) => {
      const before = versions[at + 1];
      return [after.id, before ? between(before, after) : []];
    }),
  );
