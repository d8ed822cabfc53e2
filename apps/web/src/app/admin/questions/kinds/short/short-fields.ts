import { Component, input } from '@angular/core';
import { LineList } from '../../fields/line-list';
import { ValueField } from '../../fields/value-field';
import { WrittenField } from '../../fields/written-field';
import { blankLines } from '../../editing/new-question';

/** A word or a few, written by hand. */
@Component({
  selector: 'app-short-fields',
  imports: [LineList, ValueField, WrittenField],
  template: `
    <app-line-list
      [path]="at() + 'accepted'"
      legend="Réponses attendues"
      name="Réponse"
      addLabel="Accepter une autre réponse"
      [blank]="accepted"
    >
      <ng-template let-line>
        <app-value-field [path]="line + '.text'" label="La réponse" />
        <app-value-field
          [path]="line + '.percent'"
          label="Part du point, en %"
          type="number"
          [least]="1"
          [most]="100"
        />
      </ng-template>
    </app-line-list>
    <app-value-field
      [path]="at() + 'tolerance'"
      label="Fautes de frappe admises (0 à 2)"
      type="number"
      [least]="0"
      [most]="2"
    />
    <app-line-list
      [path]="at() + 'mistakes'"
      legend="Erreurs fréquentes"
      name="Erreur"
      addLabel="Prévoir une erreur"
      [blank]="mistake"
    >
      <ng-template let-line>
        <app-value-field [path]="line + '.text'" label="Ce qui est souvent répondu" />
        <app-written-field [path]="line + '.explanation'" label="Pourquoi c’est faux" />
      </ng-template>
    </app-line-list>
  `,
})
export class ShortFields {
  /** Where the question stands: empty, or the place of a part with its dot. */
  readonly at = input('');
  protected readonly accepted = blankLines.accepted;
  protected readonly mistake = blankLines.mistake;
}
