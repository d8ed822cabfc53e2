import { Component, computed, input } from '@angular/core';
import { type FieldTree, FormField, type SchemaPathTree, validate } from '@angular/forms/signals';
import { codeDigits } from '@percolateur/domain';
import type { ProblemError } from '../api';

/** What makes a code right. */
export function codeRules(path: SchemaPathTree<string>): void {
  validate(path, ({ value }) =>
    value().length === codeDigits
      ? undefined
      : { kind: 'length', message: 'Le code compte six chiffres.' },
  );
}

/**
 * The six digits received by e-mail: one field for fingers, screen readers and password managers,
 * drawn as six boxes. Spaces and whatever else is pasted with them are left out.
 */
@Component({
  selector: 'app-code-field',
  imports: [FormField],
  host: { class: 'field' },
  template: `
    <label for="field-code">Code à six chiffres</label>
    <input
      #digits
      id="field-code"
      inputmode="numeric"
      autocomplete="one-time-code"
      [formField]="field()"
      (input)="keepDigits(digits.value)"
      [attr.aria-invalid]="fault() ? true : null"
      [attr.aria-describedby]="fault() ? 'field-code-fault' : null"
    />
    @if (fault(); as fault) {
      <p class="error" id="field-code-fault">{{ fault }}</p>
    }
  `,
  styles: `
    :host {
      display: block;
      --box: min(3rem, (100vw - 3.5rem) / 6);
      --edge: var(--line);
    }
    input.ng-invalid.ng-touched,
    input[aria-invalid] {
      --edge: var(--error);
    }
    input {
      /* The room that the letter spacing takes after the sixth digit keeps them from sliding. */
      inline-size: calc(6 * var(--box) + 1.5rem) !important;
      padding: 0 1.5rem 0 0;
      border: 1px solid transparent;
      block-size: 3.5rem;
      font-size: 1.75rem;
      font-variant-numeric: tabular-nums;
      letter-spacing: calc(var(--box) - 1ch);
      text-indent: calc((var(--box) - 1ch) / 2);
      background:
        linear-gradient(
            90deg,
            transparent 3px,
            var(--edge) 3px 4px,
            transparent 4px calc(100% - 4px),
            var(--edge) calc(100% - 4px) calc(100% - 3px),
            transparent 0
          )
          0 0 / var(--box) 100% repeat-x content-box,
        linear-gradient(90deg, transparent 3px, var(--edge) 3px calc(100% - 3px), transparent 0) 0
          0 / var(--box) 1px repeat-x content-box,
        linear-gradient(90deg, transparent 3px, var(--edge) 3px calc(100% - 3px), transparent 0) 0
          100% / var(--box) 1px repeat-x content-box;
    }
  `,
})
export class CodeField {
  readonly field = input.required<FieldTree<string>>();
  /** The last problem met when sending, if any. */
  readonly problem = input<ProblemError | null>(null);

  protected readonly fault = computed(() => {
    const { touched, errors } = this.field()();
    const own = touched() ? errors()[0]?.message : undefined;
    return own ?? this.problem()?.fault('code') ?? null;
  });

  protected keepDigits(typed: string): void {
    this.field()().value.set(typed.replace(/\D/g, '').slice(0, codeDigits));
  }
}
