import { Component, inject, input } from '@angular/core';
import { kindNames, questionKinds } from '@percolateur/domain';
import { Editing } from '../../editing/editing';
import { KindFields } from '../../fields/kind-fields';
import { LineList } from '../../fields/line-list';
import { WrittenField } from '../../fields/written-field';
import { newQuestion } from '../../editing/new-question';

/** One situation, told in the prompt, and the questions it raises. */
@Component({
  selector: 'app-scenario-fields',
  imports: [KindFields, LineList, WrittenField],
  template: `
    <app-line-list
      [path]="at() + 'parts'"
      legend="Questions sur cette situation"
      name="Question"
      addLabel="Ajouter une question"
      [blank]="part"
    >
      <ng-template let-line>
        <div class="field">
          <label [for]="'kind-' + line">Genre</label>
          <select #chosen [id]="'kind-' + line" (change)="turn(line, chosen.value)">
            @for (kind of kinds; track kind) {
              <option [value]="kind" [selected]="kind === editing.value(line + '.kind')">
                {{ names[kind] }}
              </option>
            }
          </select>
        </div>
        <app-written-field [path]="line + '.prompt'" label="Question" [lines]="3" pictures />
        <app-kind-fields [kind]="kindOf(line)" [at]="line + '.'" />
        <app-written-field [path]="line + '.explanation'" label="Explication" />
      </ng-template>
    </app-line-list>
  `,
})
export class ScenarioFields {
  protected readonly editing = inject(Editing);

  /** Where the question stands. */
  readonly at = input('');

  protected readonly names = kindNames;
  protected readonly kinds = questionKinds.filter((kind) => !['scenario', 'open'].includes(kind));
  protected readonly part = () => newQuestion('single');
  protected readonly kindOf = (line: string) => String(this.editing.value(`${line}.kind`));

  /** Another kind, with the words that both have. */
  protected turn(line: string, kind: string): void {
    const { id, prompt, explanation } = this.editing.value(line) as ReturnType<typeof newQuestion>;
    this.editing.set(line, { ...newQuestion(kind), id, prompt, explanation });
  }
}
