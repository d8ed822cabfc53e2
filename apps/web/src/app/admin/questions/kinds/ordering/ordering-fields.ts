import { Component, input } from '@angular/core';
import { LineList } from '../../fields/line-list';
import { WrittenField } from '../../fields/written-field';
import { blankLines } from '../../editing/new-question';

/** Steps, written in the right order. */
@Component({
  selector: 'app-ordering-fields',
  imports: [LineList, WrittenField],
  template: `
    <p class="hint">Écrivez les étapes dans le bon ordre : elles seront mélangées.</p>
    <app-line-list
      [path]="at() + 'items'"
      legend="Étapes, dans le bon ordre"
      name="Étape"
      addLabel="Ajouter une étape"
      [blank]="step"
    >
      <ng-template let-line>
        <app-written-field [path]="line + '.text'" label="L’étape" />
        <app-written-field [path]="line + '.explanation'" label="Pourquoi à cette place" />
      </ng-template>
    </app-line-list>
  `,
})
export class OrderingFields {
  /** Where the question stands: empty, or the place of a part with its dot. */
  readonly at = input('');
  protected readonly step = blankLines.step;
}
