import { Component, inject, input } from '@angular/core';
import { markdownWords } from '@percolateur/domain';
import { Editing } from '../../editing/editing';
import { LineList } from '../../fields/line-list';
import { Remarks } from '../../fields/remarks';
import { WrittenField } from '../../fields/written-field';
import { blankLines } from '../../editing/new-question';

interface Target {
  id: string;
  text: string;
}

/** Items, and what each goes with. */
@Component({
  selector: 'app-matching-fields',
  imports: [LineList, Remarks, WrittenField],
  template: `
    <app-line-list
      [path]="at() + 'targets'"
      legend="Correspondances proposées"
      name="Correspondance"
      addLabel="Ajouter une correspondance"
      [blank]="target"
    >
      <ng-template let-line>
        <app-written-field [path]="line + '.text'" label="La correspondance" />
      </ng-template>
    </app-line-list>
    <app-line-list
      [path]="at() + 'items'"
      legend="Éléments à associer"
      name="Élément"
      addLabel="Ajouter un élément"
      [blank]="item"
    >
      <ng-template let-line>
        <app-written-field [path]="line + '.text'" label="L’élément" />
        <div class="field">
          <label [for]="'field-' + line + '.targetId'">Va avec</label>
          <select
            #chosen
            [id]="'field-' + line + '.targetId'"
            (change)="editing.set(line + '.targetId', chosen.value)"
          >
            @for (each of targets(); track each.id; let index = $index) {
              <option [value]="each.id" [selected]="each.id === editing.value(line + '.targetId')">
                {{ index + 1 }}. {{ words(each.text) }}
              </option>
            }
          </select>
          <app-remarks [path]="line + '.targetId'" />
        </div>
        <app-written-field [path]="line + '.explanation'" label="Pourquoi" />
      </ng-template>
    </app-line-list>
  `,
})
export class MatchingFields {
  protected readonly editing = inject(Editing);

  /** Where the question stands: empty, or the place of a part with its dot. */
  readonly at = input('');

  protected readonly target = blankLines.target;
  protected readonly item = () => ({
    ...blankLines.step(),
    targetId: this.targets()[0]?.id ?? 'a',
  });
  protected readonly words = markdownWords;

  protected targets(): readonly Target[] {
    return this.editing.list(`${this.at()}targets`) as readonly Target[];
  }
}
