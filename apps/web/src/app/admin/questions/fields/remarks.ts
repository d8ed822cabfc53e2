import { Component, computed, inject, input } from '@angular/core';
import { Icon } from '../../../ui/icon';
import { Editing } from '../editing/editing';

/** What is to mend at one place of the question. */
@Component({
  selector: 'app-remarks',
  imports: [Icon],
  template: `
    @for (remark of remarks(); track remark.what) {
      <p class="hint" [class.fault]="remark.fault">
        <app-icon [name]="remark.fault ? 'warning' : 'info'" />
        {{ remark.what }} {{ remark.todo }}
      </p>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    p {
      display: flex;
      gap: 0.4rem;
      margin-block-start: 0.25rem;
    }
    .fault {
      color: var(--text);
      font-weight: 600;
    }
  `,
})
export class Remarks {
  private readonly editing = inject(Editing);

  readonly path = input.required<string>();
  protected readonly remarks = computed(() => this.editing.remarksAt(this.path()));
}
