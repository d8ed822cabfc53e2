import { Component, input } from '@angular/core';
import { LineList } from '../../fields/line-list';
import { ValueField } from '../../fields/value-field';
import { WrittenField } from '../../fields/written-field';
import { blankLines } from '../../editing/new-question';

/** Choices to pick from, of which one or several are right. */
@Component({
  selector: 'app-choices-fields',
  imports: [LineList, ValueField, WrittenField],
  template: `
    <app-line-list
      [path]="at() + 'choices'"
      legend="Choix"
      name="Choix"
      addLabel="Ajouter un choix"
      [blank]="choice"
    >
      <ng-template let-line>
        <app-written-field [path]="line + '.text'" label="Ce qui est proposé" pictures />
        <app-value-field [path]="line + '.right'" label="C’est une bonne réponse" type="checkbox" />
        <app-written-field [path]="line + '.explanation'" label="Pourquoi" />
      </ng-template>
    </app-line-list>
  `,
})
export class ChoicesFields {
  /** Where the question stands: empty, or the place of a part with its dot. */
  readonly at = input('');
  protected readonly choice = blankLines.choice;
}
