import { Component, inject, input } from '@angular/core';
import { Editing } from '../../editing/editing';
import { LineList } from '../../fields/line-list';
import { TextLines } from '../../fields/text-lines';
import { ValueField } from '../../fields/value-field';
import { WrittenField } from '../../fields/written-field';

/** A text with gaps, each filled in by hand or from a list. */
@Component({
  selector: 'app-gap-fields',
  imports: [LineList, TextLines, ValueField, WrittenField],
  template: `
    <app-written-field
      [path]="at() + 'text'"
      label="Le texte"
      hint="Chaque trou s’écrit entre doubles crochets, à sa place : [[1]], [[2]]…"
      [lines]="4"
    />
    <app-line-list
      [path]="at() + 'gaps'"
      legend="Trous"
      name="Trou"
      addLabel="Décrire un trou"
      [blank]="gap"
    >
      <ng-template let-line>
        <p>
          Il s’écrit <code>{{ '[[' + editing.value(line + '.id') + ']]' }}</code> dans le texte.
        </p>
        <app-text-lines [path]="line + '.accepted'" label="Réponses acceptées, une par ligne" />
        <label class="choice">
          <input
            #chosen
            type="checkbox"
            [checked]="editing.value(line + '.choices') !== null"
            (change)="editing.set(line + '.choices', chosen.checked ? [] : null)"
          />
          Choisir dans une liste
        </label>
        @if (editing.value(line + '.choices') !== null) {
          <app-text-lines
            [path]="line + '.choices'"
            label="Mots proposés, un par ligne, le bon parmi eux"
          />
        } @else {
          <app-value-field
            [path]="line + '.tolerance'"
            label="Fautes de frappe admises (0 à 2)"
            type="number"
            [least]="0"
            [most]="2"
          />
        }
        <app-written-field [path]="line + '.explanation'" label="Pourquoi" />
      </ng-template>
    </app-line-list>
  `,
})
export class GapFields {
  protected readonly editing = inject(Editing);

  /** Where the question stands: empty, or the place of a part with its dot. */
  readonly at = input('');

  /** Gaps are numbered: their authors write the numbers in the text. */
  protected readonly gap = () => {
    const taken = this.editing.list(`${this.at()}gaps`).map((each) => (each as { id: string }).id);
    const free = Array.from({ length: 21 }, (_, n) => String(n + 1)).find(
      (id) => !taken.includes(id),
    );
    return { id: free, accepted: [], choices: null, tolerance: 1, explanation: '' };
  };
}
