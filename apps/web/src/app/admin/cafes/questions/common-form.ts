import { Component, inject, input, linkedSignal, output, resource } from '@angular/core';
import { form, FormField, required, validate } from '@angular/forms/signals';
import { type CommonQuestionRow, heardQuestionRoutes as routes } from '@percolateur/contract';
import { limits, questionFault, questionThemes } from '@percolateur/domain';
import { Api } from '../../../api';
import { action, Busy } from '../../../ui/action';
import { limited } from '../../../ui/limited';
import { PageState } from '../../../ui/page-state';
import { ProblemNote } from '../../../ui/problem-note';
import { send } from '../../../ui/send';
import { TextField } from '../../../ui/text-field';

/** Corrects a wording, and says what answers it; nothing said, it waits for an answer. */
@Component({
  selector: 'app-common-form',
  imports: [Busy, FormField, PageState, ProblemNote, TextField],
  template: `
    @if (answers.hasValue()) {
      <form novalidate aria-label="Formulation" (submit)="$event.preventDefault(); submit()">
        <app-text-field
          label="Question"
          path="words"
          [lines]="2"
          [field]="fields.words"
          [problem]="saving.problem()"
        />
        <div class="field">
          <label for="common-form-theme">Thème</label>
          <select id="common-form-theme" [formField]="fields.theme">
            @for (each of themes; track each[0]) {
              <option [value]="each[0]">{{ each[1] }}</option>
            }
          </select>
        </div>
        <app-text-field
          label="Réponse, en quelques phrases"
          path="answer"
          hint="Lue par tout le monde. Sans réponse, ni séquence, ni mot : la question attend."
          [lines]="4"
          [optional]="true"
          [field]="fields.answer"
          [problem]="saving.problem()"
        />
        <div class="field">
          <label for="lesson">Séquence de la formation</label>
          <select id="lesson" [formField]="fields.lessonId">
            <option value="">aucune</option>
            @for (each of answers.value().lessons; track each.id) {
              <option [value]="each.id">{{ each.halfDay }} : {{ each.title }}</option>
            }
          </select>
        </div>
        <div class="field">
          <label for="term">Mot du glossaire</label>
          <select id="term" [formField]="fields.termId">
            <option value="">aucun</option>
            @for (each of answers.value().terms; track each.id) {
              <option [value]="each.id">{{ each.term }}</option>
            }
          </select>
        </div>
        <app-problem [problem]="saving.problem()" />
        <p class="actions">
          <button class="button primary" [appBusy]="saving.pending()">Enregistrer</button>
        </p>
      </form>
    } @else {
      <app-page-state [of]="answers" />
    }
  `,
  styles: `
    select {
      max-inline-size: 100%;
    }
  `,
})
export class CommonForm {
  private readonly api = inject(Api);

  readonly organisationId = input.required<string>();
  readonly question = input.required<CommonQuestionRow>();
  readonly saved = output();

  protected readonly answers = resource({ loader: () => this.api.call(routes.answers) });
  private readonly draft = linkedSignal(() => {
    const { theme, words, answer, lessonId, termId } = this.question();
    return { theme, words, answer, lessonId: lessonId ?? '', termId: termId ?? '' };
  });
  protected readonly fields = form(this.draft, (path) => {
    required(path.words, { message: 'Écrivez la question.' });
    limited(path.words, limits.line);
    limited(path.answer, limits.reason);
    validate(path.words, ({ value }) => {
      const message = questionFault(value());
      return message ? { kind: 'rule', message } : undefined;
    });
  });
  protected readonly saving = action(async () => {
    const { id: commonQuestionId, revision } = this.question();
    const { lessonId, termId, ...fields } = this.draft();
    await this.api.call(routes.revise, {
      params: { organisationId: this.organisationId(), commonQuestionId },
      body: { ...fields, lessonId: lessonId || null, termId: termId || null, revision },
    });
    this.saved.emit();
  });
  protected readonly themes = Object.entries(questionThemes);

  protected submit(): Promise<boolean> {
    return send(this.fields, () => this.saving.run());
  }
}
