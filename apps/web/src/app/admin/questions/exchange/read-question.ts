import { booleanAttribute, Component, computed, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Answer, ReadQuestion } from '@percolateur/contract';
import { kindNames } from '@percolateur/domain';
import { QuestionView } from '../../../parts/question/question-view';
import { Icon } from '../../../ui/icon';

/** A question read from a file, as learners will see it, with what is left to read again. */
@Component({
  selector: 'app-read-question',
  imports: [Icon, QuestionView, RouterLink],
  host: { class: 'card', role: 'group', '[attr.aria-labelledby]': "'read-' + read().place" },
  template: `
    @let each = read();
    <h3 [id]="'read-' + each.place">{{ each.place }}. {{ each.title || 'Sans titre' }}</h3>
    <p class="soft">
      Ligne {{ each.line }}, {{ kindNames[each.kind].toLowerCase()
      }}{{ each.tags.length > 0 ? ', mots-clés : ' + each.tags.join(', ') : '' }}.
    </p>
    @if (each.twinId) {
      <p class="twin">
        <app-icon name="warning" />La banque
        <a [routerLink]="['/coordination/questions', each.twinId]" target="_blank"
          >la pose déjà<span class="hidden">, dans un autre onglet</span></a
        >.
      </p>
    } @else if (each.sameAs) {
      <p class="twin"><app-icon name="warning" />Elle répète la question {{ each.sameAs }}.</p>
    }
    @if (each.lacks.length > 0) {
      <ul class="lacks">
        @for (lack of each.lacks; track $index) {
          <li>{{ lack }}</li>
        }
      </ul>
    }
    <label class="choice">
      <input
        type="checkbox"
        [checked]="chosen()"
        (change)="choose.emit($any($event.target).checked)"
      />
      Garder cette question
    </label>
    <div class="seen">
      <app-question
        [question]="each.preview.shown"
        [answer]="answer()"
        [feedback]="corrected() ? each.preview.corrected : null"
        [locked]="corrected()"
        (give)="answer.set($event)"
      />
      <button type="button" class="button quiet" (click)="turn()">
        {{ corrected() ? 'Revenir à la question' : 'Voir la correction' }}
      </button>
    </div>
  `,
  styles: `
    :host {
      display: block;
      margin-block-end: 1rem;
    }
    h3 {
      margin-block-start: 0;
      overflow-wrap: anywhere;
    }
    .twin {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
      align-items: center;
      color: var(--warning);
      font-weight: 600;
    }
    .seen {
      margin-block-start: 0.5rem;
      padding-block-start: 1rem;
      border-block-start: 1px solid var(--hairline);
    }
  `,
})
export class ReadQuestionCard {
  readonly read = input.required<ReadQuestion>();
  readonly chosen = input(false, { transform: booleanAttribute });
  readonly choose = output<boolean>();

  protected readonly kindNames = kindNames;
  protected readonly corrected = signal(false);
  private readonly tried = signal<Answer | null>(null);
  /** Once corrected, what was tried makes way for what was expected. */
  protected readonly answer = Object.assign(
    computed(() => (this.corrected() ? null : this.tried())),
    { set: (answer: Answer | null) => this.tried.set(answer) },
  );

  protected turn(): void {
    this.corrected.set(!this.corrected());
  }
}
