import { Component, input } from '@angular/core';
import { LineList } from '../../fields/line-list';
import { TextLines } from '../../fields/text-lines';
import { WrittenField } from '../../fields/written-field';
import { blankLines } from '../../editing/new-question';

/** A reflection, and the grid it is read with. */
@Component({
  selector: 'app-open-fields',
  imports: [LineList, TextLines, WrittenField],
  template: `
    <app-line-list
      [path]="at() + 'criteria'"
      legend="Ce que l’on cherche"
      name="Critère"
      addLabel="Ajouter un critère"
      [blank]="criterion"
    >
      <ng-template let-line>
        <app-written-field [path]="line + '.text'" label="Le critère" />
        <app-text-lines
          [path]="line + '.levels'"
          label="Ses niveaux, un par ligne, du plus faible au plus fort"
        />
      </ng-template>
    </app-line-list>
    <app-written-field
      [path]="at() + 'example'"
      label="Ce qu’une bonne réponse peut dire"
      [lines]="4"
    />
  `,
})
export class OpenFields {
  /** Where the question stands: empty, or the place of a part with its dot. */
  readonly at = input('');
  protected readonly criterion = blankLines.criterion;
}
