import { Component, computed, inject, input, output, resource, signal } from '@angular/core';
import { type BankRow, bankRoutes, type NamedQuestion } from '@percolateur/contract';
import { counted, kindNames, limits } from '@percolateur/domain';
import { Api } from '../../api';
import { Announce } from '../../ui/announce';
import { Modal } from '../../ui/modal';
import { MoreButton } from '../../ui/more-button';
import { PageState } from '../../ui/page-state';
import { pagedList } from '../../ui/paged-list';

/** Looks for published questions of the bank, and takes them one by one. */
@Component({
  selector: 'app-question-picker',
  imports: [Modal, MoreButton, PageState],
  template: `
    <app-modal heading="Choisir des questions" (closed)="closed.emit()">
      <form role="search" (submit)="$event.preventDefault(); words.set(text.value.trim())">
        <div class="field">
          <label for="pick-words">Mots de la question, mot-clé</label>
          <input #text id="pick-words" type="search" [maxLength]="limits.search" />
        </div>
        @if (subjects.hasValue()) {
          <div class="field">
            <label for="pick-lesson">Séquence</label>
            <select #lesson id="pick-lesson" (change)="lessonId.set(lesson.value)">
              <option value="">toutes</option>
              @for (each of subjects.value().lessons; track each.id) {
                <option [value]="each.id">{{ each.title }}</option>
              }
            </select>
          </div>
        }
        <button class="button">Chercher</button>
      </form>
      <div class="results" [attr.aria-busy]="questions.loading() || null">
        @if (questions.hasValue()) {
          <p class="soft" role="status">
            {{ counted(questions.rows().length, 'question', 'questions')
            }}{{ questions.hasMore() ? ' affichées, d’autres suivent' : '' }}
          </p>
          <ul class="plain">
            @for (each of questions.rows(); track each.id) {
              <li>
                <div>
                  {{ each.prompt }}
                  <span class="soft sub"
                    >{{ kindNames[each.kind] }},
                    {{ each.organisationId ? 'banque du hub' : 'banque nationale' }}</span
                  >
                </div>
                @if (taken().has(each.id)) {
                  <span class="tag done">choisie</span>
                } @else {
                  <button type="button" class="button" (click)="take(each)">
                    Ajouter<span class="hidden"> : {{ each.prompt }}</span>
                  </button>
                }
              </li>
            } @empty {
              <li>Aucune question publiée ne répond à cette recherche.</li>
            }
          </ul>
          <app-more [list]="questions" />
        } @else {
          <app-page-state [of]="questions" />
        }
      </div>
    </app-modal>
  `,
  styles: `
    li {
      display: flex;
      gap: 0.75rem;
      align-items: center;
      justify-content: space-between;
      padding-block: 0.5rem;
      border-block-end: 1px solid var(--hairline);
    }
    li > div {
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    li > .button,
    li > .tag {
      flex: none;
    }
  `,
})
export class QuestionPicker {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);

  readonly organisationId = input.required<string>();
  /** Questions of the bank that the form asks already. */
  readonly taken = input.required<ReadonlySet<string>>();
  readonly pick = output<NamedQuestion>();
  readonly closed = output();

  protected readonly words = signal('');
  protected readonly lessonId = signal('');
  private readonly asked = computed(() => ({
    organisationId: this.organisationId(),
    query: {
      status: 'published' as const,
      ...(this.words() && { search: this.words() }),
      ...(this.lessonId() && { lessonId: this.lessonId() }),
    },
  }));
  protected readonly questions = pagedList(this.asked, ({ organisationId, query }, after) =>
    this.api.call(bankRoutes.list, {
      params: { organisationId },
      query: { ...query, ...(after && { after }) },
    }),
  );
  protected readonly subjects = resource({
    params: () => this.organisationId(),
    loader: ({ params }) =>
      this.api.call(bankRoutes.subjects, { params: { organisationId: params } }),
  });
  protected readonly limits = limits;
  protected readonly kindNames = kindNames;
  protected readonly counted = counted;

  protected take({ id, organisationId, kind, prompt, ...row }: BankRow): void {
    if (!row.publishedId || !row.publishedNumber) return;
    this.pick.emit({
      ...{ versionId: row.publishedId, number: row.publishedNumber, questionId: id },
      ...{ organisationId, kind, prompt, status: 'published', newer: null },
    });
    this.announce.say('La question est ajoutée.');
  }
}
