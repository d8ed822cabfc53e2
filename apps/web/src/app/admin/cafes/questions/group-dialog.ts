import {
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { type HeardQuestionRow, heardQuestionRoutes as routes } from '@percolateur/contract';
import {
  counted,
  limits,
  questionFault,
  type QuestionTheme,
  questionThemes,
} from '@percolateur/domain';
import { form, FormField, required, validate } from '@angular/forms/signals';
import { Api } from '../../../api';
import { action, Busy } from '../../../ui/action';
import { Intentions } from '../../../ui/intention';
import { limited } from '../../../ui/limited';
import { Modal } from '../../../ui/modal';
import { MoreButton } from '../../../ui/more-button';
import { pagedList } from '../../../ui/paged-list';
import { PageState } from '../../../ui/page-state';
import { ProblemNote } from '../../../ui/problem-note';
import { send } from '../../../ui/send';
import { TextField } from '../../../ui/text-field';

/** Tells questions under one wording: one that is there already, or a new one. */
@Component({
  selector: 'app-group-dialog',
  imports: [Busy, FormField, Modal, MoreButton, PageState, ProblemNote, TextField],
  template: `
    <app-modal heading="Ranger sous une formulation" (closed)="closed.emit()">
      <form role="search" (submit)="$event.preventDefault(); search.set(text.value)">
        <div class="field">
          <label for="wording-search">Chercher une formulation</label>
          <input id="wording-search" #text type="search" [maxLength]="limits.search" />
        </div>
        <button class="button">Chercher</button>
      </form>
      <form novalidate (submit)="$event.preventDefault(); submit()">
        <fieldset>
          <legend>Formulation</legend>
          <label class="choice">
            <input
              type="radio"
              name="under"
              value=""
              [checked]="under() === ''"
              (change)="under.set('')"
            />
            Une nouvelle
          </label>
          @if (wordings.hasValue()) {
            @for (each of wordings.rows(); track each.id) {
              <label class="choice">
                <input
                  type="radio"
                  name="under"
                  [value]="each.id"
                  [checked]="under() === each.id"
                  (change)="under.set(each.id)"
                />
                {{ each.words }}
              </label>
            }
            <app-more [list]="wordings" />
          } @else {
            <app-page-state [of]="wordings" />
          }
        </fieldset>
        @if (under() === '') {
          <app-text-field
            label="Nouvelle formulation"
            path="fresh.words"
            key="wording"
            hint="Courte, sans nom, comme tout le monde pourrait la poser."
            [lines]="2"
            [field]="fields.words"
            [problem]="grouping.problem()"
          />
          <div class="field">
            <label for="fresh-theme">Thème</label>
            <select id="fresh-theme" [formField]="fields.theme">
              @for (each of themes; track each[0]) {
                <option [value]="each[0]">{{ each[1] }}</option>
              }
            </select>
          </div>
        }
        <app-problem [problem]="grouping.problem()" />
        <p class="actions">
          <button class="button primary" [appBusy]="grouping.pending()">
            Ranger {{ counted(questions().length, 'question', 'questions') }}
          </button>
        </p>
      </form>
    </app-modal>
  `,
})
export class GroupDialog {
  private readonly api = inject(Api);
  private readonly modal = viewChild.required(Modal);
  private readonly intentions = new Intentions();

  readonly organisationId = input.required<string>();
  readonly questions = input.required<readonly HeardQuestionRow[]>();
  readonly grouped = output();
  readonly closed = output();

  protected readonly search = signal('');
  private readonly asked = computed(() => ({
    organisationId: this.organisationId(),
    search: this.search().trim() || undefined,
  }));
  protected readonly wordings = pagedList(this.asked, ({ organisationId, ...query }, after) =>
    this.api.call(routes.common, { params: { organisationId }, query: { ...query, after } }),
  );
  /** Empty for a new wording. */
  protected readonly under = signal('');
  private readonly draft = linkedSignal(() => {
    const [first] = this.questions();
    const theme: QuestionTheme = first?.theme ?? 'open';
    return { words: first?.words ?? '', theme };
  });
  protected readonly fields = form(this.draft, (path) => {
    required(path.words, { message: 'Écrivez la question.' });
    limited(path.words, limits.line);
    validate(path.words, ({ value }) => {
      const message = questionFault(value());
      return message ? { kind: 'rule', message } : undefined;
    });
  });
  protected readonly grouping = action(async () => {
    const under = this.under();
    const commonQuestionId = under || this.intentions.idOf('wording');
    const fresh = under ? undefined : this.draft();
    await this.api.call(routes.sort, {
      params: { organisationId: this.organisationId() },
      body: { deed: 'group', ids: this.questions().map(({ id }) => id), commonQuestionId, fresh },
    });
    this.grouped.emit();
    this.modal().close();
  });
  protected readonly themes = Object.entries(questionThemes);
  protected readonly limits = limits;
  protected readonly counted = counted;

  protected submit(): Promise<boolean> {
    return this.under() ? this.grouping.run() : send(this.fields, () => this.grouping.run());
  }
}
