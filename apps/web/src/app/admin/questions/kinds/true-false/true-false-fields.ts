import { Component, input } from '@angular/core';
import { ValueField } from '../../fields/value-field';
import { WrittenField } from '../../fields/written-field';

/** A statement that is true or false. */
@Component({
  selector: 'app-true-false-fields',
  imports: [ValueField, WrittenField],
  template: `
    <app-value-field [path]="at() + 'right'" label="L’affirmation est vraie" type="checkbox" />
    <app-written-field [path]="at() + 'whyNot'" label="Pourquoi l’autre réponse est fausse" />
  `,
})
export class TrueFalseFields {
  /** Where the question stands: empty, or the place of a part with its dot. */
  readonly at = input('');
}
