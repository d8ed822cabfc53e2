import { Component, input, model } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { type CafeAccess, cafeAccess, cafeThemes } from '@percolateur/domain';
import type { ProblemError } from '../../api';
import { TextField } from '../../ui/text-field';
import type { CafeDraft } from './cafe-draft';

/** What a café says of itself, wherever it is written. */
@Component({
  selector: 'app-cafe-fields',
  imports: [FormField, TextField],
  templateUrl: './cafe-fields.html',
  styles: `
    .pair {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr));
      gap: 0 1rem;
    }
  `,
})
export class CafeFields {
  readonly fields = input.required<FieldTree<CafeDraft>>();
  readonly problem = input<ProblemError | null>(null);
  readonly access = model<ReadonlySet<CafeAccess>>(new Set());

  protected readonly themes = Object.entries(cafeThemes);
  protected readonly facts = Object.entries(cafeAccess) as [CafeAccess, string][];

  protected turn(fact: CafeAccess, on: boolean): void {
    this.access.update((known) => {
      const next = new Set(known);
      if (on) next.add(fact);
      else next.delete(fact);
      return next;
    });
  }
}
