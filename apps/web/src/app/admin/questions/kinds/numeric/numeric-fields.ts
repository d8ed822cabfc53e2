import { Component, input } from '@angular/core';
import { LineList } from '../../fields/line-list';
import { ValueField } from '../../fields/value-field';
import { WrittenField } from '../../fields/written-field';
import { blankLines } from '../../editing/new-question';

/** A number, with its unit where there is one. */
@Component({
  selector: 'app-numeric-fields',
  imports: [LineList, ValueField, WrittenField],
  template: `
    <app-line-list
      [path]="at() + 'accepted'"
      legend="Valeurs attendues"
      name="Valeur"
      addLabel="Accepter une autre valeur"
      [blank]="amount"
    >
      <ng-template let-line>
        <app-value-field [path]="line + '.value'" label="La valeur" type="number" />
        <app-value-field
          [path]="line + '.tolerance'"
          label="Écart admis, en plus ou en moins"
          type="number"
          [least]="0"
        />
        <app-value-field
          [path]="line + '.percent'"
          label="Part du point, en %"
          type="number"
          [least]="1"
          [most]="100"
        />
      </ng-template>
    </app-line-list>
    <app-line-list
      [path]="at() + 'units'"
      legend="Unités (la première est celle des valeurs)"
      name="Unité"
      addLabel="Ajouter une unité"
      [blank]="unit"
    >
      <ng-template let-line>
        <app-value-field [path]="line + '.name'" label="L’unité" />
        <app-value-field
          [path]="line + '.factor'"
          label="Combien de la première elle vaut"
          type="number"
        />
      </ng-template>
    </app-line-list>
    <app-line-list
      [path]="at() + 'mistakes'"
      legend="Erreurs fréquentes"
      name="Erreur"
      addLabel="Prévoir une erreur"
      [blank]="wrongAmount"
    >
      <ng-template let-line>
        <app-value-field [path]="line + '.value'" label="La valeur" type="number" />
        <app-value-field
          [path]="line + '.tolerance'"
          label="Écart, en plus ou en moins"
          type="number"
          [least]="0"
        />
        <app-written-field [path]="line + '.explanation'" label="Pourquoi c’est faux" />
      </ng-template>
    </app-line-list>
  `,
})
export class NumericFields {
  /** Where the question stands: empty, or the place of a part with its dot. */
  readonly at = input('');
  protected readonly amount = blankLines.amount;
  protected readonly unit = blankLines.unit;
  protected readonly wrongAmount = blankLines.wrongAmount;
}
