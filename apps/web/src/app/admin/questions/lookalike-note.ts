import { Component, effect, inject, input, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { bankRoutes } from '@percolateur/contract';
import { Api } from '../../api';
import { BankPlace } from './editing/bank-place';
import { Editing } from './editing/editing';
import { statusNames } from './editing/words';

const BREATH_MS = 1500;

/** Says, before it is saved, what already reads like the question being written. */
@Component({
  selector: 'app-lookalike-note',
  imports: [RouterLink],
  template: `
    <div role="status">
      @if (alike.hasValue() && alike.value().length > 0) {
        <div class="note warning">
          <div>
            <p><strong>La banque a déjà des questions qui se lisent presque ainsi.</strong></p>
            <ul>
              @for (each of alike.value(); track each.id) {
                <li>
                  <a [routerLink]="['/coordination/questions', each.id]">{{ each.prompt }}</a>
                  ({{ statuses[each.status] }})
                </li>
              }
            </ul>
          </div>
        </div>
      }
    </div>
  `,
})
export class LookalikeNote {
  private readonly api = inject(Api);
  private readonly editing = inject(Editing);
  private readonly place = inject(BankPlace);

  /** The question being written, which is like itself; null for a new one. */
  readonly questionId = input.required<string | null>();

  private readonly written = signal<ReturnType<Editing['question']> | null>(null);
  protected readonly statuses = statusNames;
  protected readonly alike = resource({
    params: () => {
      const content = this.written();
      if (!content || content.prompt.trim().length < 10) return undefined;
      return {
        organisationId: this.place.organisationId(),
        body: { content, questionId: this.questionId() },
      };
    },
    loader: ({ params: { organisationId, body } }) =>
      this.api.call(bankRoutes.lookalikes, { params: { organisationId }, body }),
  });

  constructor() {
    effect((onCleanup) => {
      const question = this.editing.question();
      const breath = setTimeout(() => this.written.set(question), BREATH_MS);
      onCleanup(() => clearTimeout(breath));
    });
  }
}
