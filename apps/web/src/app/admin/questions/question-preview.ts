import { Component, effect, inject, linkedSignal, resource, signal } from '@angular/core';
import { type Answer, bankRoutes } from '@percolateur/contract';
import { Api } from '../../api';
import { QuestionView } from '../../parts/question/question-view';
import { PageState } from '../../ui/page-state';
import { BankPlace } from './editing/bank-place';
import { Editing } from './editing/editing';

/** While one types, nothing is asked; a breath later the preview follows. */
const BREATH_MS = 500;

/** The question as learners will see it, to be tried, and its correction. */
@Component({
  selector: 'app-question-preview',
  imports: [PageState, QuestionView],
  template: `
    <section class="card" aria-labelledby="preview">
      <h2 id="preview">Comme on la verra</h2>
      @if (seen.hasValue()) {
        @let view = seen.value();
        <app-question
          [question]="view.shown"
          [answer]="answer()"
          [feedback]="corrected() ? view.corrected : null"
          [locked]="corrected()"
          (give)="answer.set($event)"
        />
        <p class="actions">
          <button type="button" class="button" (click)="corrected.set(!corrected())">
            {{ corrected() ? 'Répondre à nouveau' : 'Voir la correction' }}
          </button>
        </p>
      } @else {
        <app-page-state [of]="seen" />
      }
    </section>
  `,
  styles: `
    h2 {
      margin-block-start: 0;
    }
  `,
})
export class QuestionPreview {
  private readonly api = inject(Api);
  private readonly editing = inject(Editing);
  private readonly place = inject(BankPlace);

  private readonly written = signal(this.editing.question());
  protected readonly corrected = signal(false);
  /** Tried on this kind of question: another begins without an answer. */
  protected readonly answer = linkedSignal<string, Answer | null>({
    source: () => this.written().kind,
    computation: () => null,
  });
  protected readonly seen = resource({
    params: () => ({
      organisationId: this.place.organisationId(),
      content: this.written(),
      answer: this.answer(),
    }),
    loader: ({ params: { organisationId, ...body } }) =>
      this.api.call(bankRoutes.preview, { params: { organisationId }, body }),
  });

  constructor() {
    effect((onCleanup) => {
      const question = this.editing.question();
      const breath = setTimeout(() => this.written.set(question), BREATH_MS);
      onCleanup(() => clearTimeout(breath));
    });
  }
}
