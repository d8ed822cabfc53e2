import { Component, computed, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import type { ProblemError } from '../api';

/**
 * A line of text with its label, its hint and its fault, tied together for screen readers. The
 * fault is ours once the field was left, or the server’s; `path` is its name on the wire.
 */
@Component({
  selector: 'app-text-field',
  imports: [FormField],
  host: { class: 'field' },
  template: `
    <label [for]="id()">
      {{ label() }}
      @if (optional()) {
        <span class="soft">(facultatif)</span>
      }
    </label>
    @if (hint()) {
      <p class="hint" [id]="id() + '-hint'">{{ hint() }}</p>
    }
    @if (lines() > 1) {
      <textarea
        [id]="id()"
        [rows]="lines()"
        [formField]="field()"
        [attr.aria-invalid]="fault() ? true : null"
        [attr.aria-describedby]="describedBy()"
      ></textarea>
    } @else {
      <input
        [id]="id()"
        [type]="type()"
        [formField]="field()"
        [attr.autocomplete]="autocomplete()"
        [attr.inputmode]="inputmode()"
        [attr.aria-invalid]="fault() ? true : null"
        [attr.aria-describedby]="describedBy()"
      />
    }
    @if (fault(); as fault) {
      <p class="error" [id]="id() + '-fault'">{{ fault }}</p>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    label .soft {
      font-weight: 400;
    }
  `,
})
export class TextField {
  readonly label = input.required<string>();
  readonly field = input.required<FieldTree<string>>();
  readonly path = input.required<string>();
  /** Tells it from another field of the same name on the page. */
  readonly key = input('');
  readonly type = input<'text' | 'email' | 'password' | 'url' | 'tel' | 'date' | 'time' | 'search'>(
    'text',
  );
  readonly lines = input(1);
  readonly hint = input('');
  readonly optional = input(false);
  readonly autocomplete = input<string | null>('off');
  readonly inputmode = input<string | null>(null);
  /** The last problem met when sending, if any. */
  readonly problem = input<ProblemError | null>(null);

  protected readonly id = computed(() => `field-${this.key() || this.path()}`);
  protected readonly fault = computed(() => {
    const { touched, errors } = this.field()();
    const own = touched() ? errors()[0]?.message : undefined;
    return own ?? this.problem()?.fault(this.path()) ?? null;
  });
  protected readonly describedBy = computed(
    () =>
      [this.hint() && `${this.id()}-hint`, this.fault() && `${this.id()}-fault`]
        .filter(Boolean)
        .join(' ') || null,
  );
}
