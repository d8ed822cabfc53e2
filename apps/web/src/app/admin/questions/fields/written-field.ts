import {
  booleanAttribute,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  viewChild,
} from '@angular/core';
import { Editing } from '../editing/editing';
import { PictureButton } from './picture-button';
import { Remarks } from './remarks';

/** A text of the question; in Markdown it may hold pictures. What is to mend stands under it. */
@Component({
  selector: 'app-written-field',
  imports: [PictureButton, Remarks],
  host: { class: 'field' },
  template: `
    <label [for]="id()">{{ label() }}</label>
    @if (hint()) {
      <p class="hint" [id]="id() + '-hint'">{{ hint() }}</p>
    }
    <textarea
      #text
      [id]="id()"
      [rows]="lines()"
      [value]="value()"
      [attr.aria-describedby]="(hint() ? id() + '-hint ' : '') + id() + '-remarks'"
      [attr.aria-invalid]="faulty() || null"
      (input)="editing.set(path(), text.value)"
    ></textarea>
    <app-remarks [id]="id() + '-remarks'" [path]="path()" />
    @if (pictures()) {
      <app-picture-button [label]="label()" (insert)="insert($event)" />
    }
  `,
  styles: `
    :host {
      display: block;
    }
  `,
})
export class WrittenField {
  protected readonly editing = inject(Editing);
  private readonly text = viewChild.required<ElementRef<HTMLTextAreaElement>>('text');

  readonly path = input.required<string>();
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly lines = input(2);
  readonly pictures = input(false, { transform: booleanAttribute });

  protected readonly id = computed(() => `field-${this.path()}`);
  protected readonly value = computed(() => String(this.editing.value(this.path()) ?? ''));
  protected readonly faulty = computed(() =>
    this.editing.remarksAt(this.path()).some(({ fault }) => fault),
  );

  /** Writes where one was writing. */
  protected insert(markdown: string): void {
    const { nativeElement } = this.text();
    nativeElement.setRangeText(
      markdown,
      nativeElement.selectionStart,
      nativeElement.selectionEnd,
      'end',
    );
    this.editing.set(this.path(), nativeElement.value);
    nativeElement.focus();
  }
}
