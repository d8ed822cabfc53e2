import { Component, computed, inject, input } from '@angular/core';
import { Editing } from '../editing/editing';
import { Remarks } from './remarks';

/** A list of plain texts, written one a line. */
@Component({
  selector: 'app-text-lines',
  imports: [Remarks],
  host: { class: 'field' },
  template: `
    <label [for]="id()">{{ label() }}</label>
    <textarea
      #text
      rows="3"
      [id]="id()"
      [value]="value()"
      [attr.aria-describedby]="id() + '-remarks'"
      (change)="give(text.value)"
    ></textarea>
    <app-remarks [id]="id() + '-remarks'" [path]="path()" />
  `,
  styles: `
    :host {
      display: block;
    }
  `,
})
export class TextLines {
  private readonly editing = inject(Editing);

  readonly path = input.required<string>();
  readonly label = input.required<string>();

  protected readonly id = computed(() => `field-${this.path()}`);
  protected readonly value = computed(() => this.editing.list(this.path()).join('\n'));

  protected give(written: string): void {
    const lines = written.split('\n').map((line) => line.trim());
    this.editing.set(this.path(), lines.filter(Boolean));
  }
}
