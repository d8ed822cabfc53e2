import { Component, inject, signal } from '@angular/core';
import type { Answer } from '@percolateur/contract';
import { counted } from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import { QuestionView } from '../../parts/question/question-view';
import { Announce } from '../../ui/announce';
import { PageState } from '../../ui/page-state';
import { QuizEditing } from './editing/quiz-editing';
import { formName } from './editing/words';

/** An example of what one person will be asked, drawn as it will be; another at will. */
@Component({
  selector: 'app-quiz-preview',
  imports: [PageState, QuestionView],
  template: `
    <section class="card" aria-labelledby="preview">
      <h2 id="preview">Comme on le verra</h2>
      <p class="lead">{{ editing.plan().title || 'Sans titre' }}</p>
      @if (editing.plan().intro) {
        <p>{{ editing.plan().intro }}</p>
      }
      @if (editing.plan().forms.length > 1) {
        <div class="field">
          <label for="shown-form">Forme montrée</label>
          <select #form id="shown-form" (change)="editing.shownForm.set(form.value)">
            @for (each of editing.plan().forms; track each.id) {
              <option [value]="each.id" [selected]="each.id === editing.shownForm()">
                {{ formName(each.id) }}
              </option>
            }
          </select>
        </div>
      }
      @let sheet = editing.sheet();
      @if (sheet && sheet.questions.length > 0) {
        <p role="status">
          {{ counted(sheet.questions.length, 'question', 'questions') }} dans cet exemple.
        </p>
        <p class="actions tight">
          <button type="button" class="button" (click)="another()">Tirer un autre exemple</button>
        </p>
        <ol class="plain">
          @for (question of sheet.questions; track question.id) {
            <li>
              <h3>Question {{ $index + 1 }} sur {{ sheet.questions.length }}</h3>
              <app-question
                [question]="question"
                [answer]="answers().get(question.id) ?? null"
                (give)="give(question.id, $event)"
              />
            </li>
          }
        </ol>
      } @else if (editing.seen.error()) {
        <app-page-state [of]="editing.seen" />
      } @else {
        <p class="soft">Choisissez des questions, ou tirez-en : un exemple apparaîtra ici.</p>
      }
    </section>
  `,
  styles: `
    h2 {
      margin-block-start: 0;
    }
    h3 {
      font-size: 1rem;
      color: var(--soft);
    }
    li {
      padding-block: 0.75rem;
      border-block-start: 1px solid var(--hairline);
    }
  `,
})
export class QuizPreview {
  private readonly announce = inject(Announce);
  protected readonly editing = inject(QuizEditing);

  /** Tried here, and kept nowhere. */
  protected readonly answers = signal<ReadonlyMap<string, Answer | null>>(new Map());
  protected readonly counted = counted;
  protected readonly formName = formName;

  protected give(questionId: string, answer: Answer | null): void {
    this.answers.update((answers) => new Map(answers).set(questionId, answer));
  }

  protected another(): void {
    this.editing.seed.set(uuidv7());
    this.announce.say('Un autre exemple est tiré.');
  }
}
