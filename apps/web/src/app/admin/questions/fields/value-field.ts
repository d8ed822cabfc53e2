import { Component, computed, inject, input, numberAttribute } from '@angular/core';
import { Editing } from '../editing/editing';
import { Remarks } from './remarks';

/** A short plain value of the question: a line, a number, or a yes. */
@Component({
  selector: 'app-value-field',
  imports: [Remarks],
  host: { class: 'field' },
  template: `
    @if (type() === 'checkbox') {
      <label class="choice">
        <input
          #tick
          type="checkbox"
          [checked]="value() === true"
          (change)="editing.set(path(), tick.checked)"
        />
        {{ label() }}
      </label>
    } @else {
      <label [for]="id()">{{ label() }}</label>
      <input
        #line
        [id]="id()"
        [type]="type()"
        [attr.min]="least()"
        [attr.max]="most()"
        [attr.step]="type() === 'number' ? 'any' : null"
        [value]="value()"
        [attr.aria-describedby]="id() + '-remarks'"
        (change)="give(line.value)"
      />
    }
    <app-remarks [id]="id() + '-remarks'" [path]="path()" />
  `,
  styles: `
    :host {
      display: block;
    }
  `,
})
export class ValueField {
  protected readonly editing = inject(Editing);

  readonly path = input.required<string>();
  readonly label = input.required<string>();
  readonly type = input<'text' | 'number' | 'checkbox'>('text');
  readonly least = input(null, { transform: numberAttribute });
  readonly most = input(null, { transform: numberAttribute });

  protected readonly id = computed(() => `field-${this.path()}`);
  protected readonly value = computed(() => this.editing.value(this.path()) ?? '');

  protected give(written: string): void {
    // What is no number stays what it was: nothing half typed is kept.
    if (this.type() !== 'number') this.editing.set(this.path(), written);
    else if (written.trim() !== '') this.editing.set(this.path(), Number(written));
  }
}
