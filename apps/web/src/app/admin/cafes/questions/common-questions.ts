import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { type CommonQuestionRow, heardQuestionRoutes as routes } from '@percolateur/contract';
import {
  cafesSaid,
  counted,
  limits,
  type QuestionTheme,
  questionThemes,
} from '@percolateur/domain';
import { Api } from '../../../api';
import { ExportBar } from '../../../parts/export/export-bar';
import type { ExportRow } from '../../../parts/export/table-files';
import { Announce } from '../../../ui/announce';
import { Modal } from '../../../ui/modal';
import { MoreButton } from '../../../ui/more-button';
import { pagedList } from '../../../ui/paged-list';
import { PageState } from '../../../ui/page-state';
import { CommonForm } from './common-form';

/** The wordings, how many cafés asked them, and what answers each. */
@Component({
  selector: 'app-common-questions',
  imports: [CommonForm, ExportBar, Modal, MoreButton, PageState],
  template: `
    <h2>Formulations</h2>
    <form
      class="toolbar no-print"
      role="search"
      (submit)="$event.preventDefault(); look(text.value, theme.value, answered.value)"
    >
      <div class="field">
        <label for="common-search">Chercher</label>
        <input id="common-search" #text type="search" [maxLength]="limits.search" />
      </div>
      <div class="field">
        <label for="common-theme">Thème</label>
        <select id="common-theme" #theme>
          <option value="">tous</option>
          @for (each of themes; track each[0]) {
            <option [value]="each[0]">{{ each[1] }}</option>
          }
        </select>
      </div>
      <div class="field">
        <label for="common-answered">Réponse</label>
        <select id="common-answered" #answered>
          <option value="">avec ou sans</option>
          <option value="no">en attente</option>
          <option value="yes">avec une réponse</option>
        </select>
      </div>
      <button class="button">Chercher</button>
    </form>
    @if (list.hasValue()) {
      @if (list.rows().length > 0) {
        <app-export-bar name="formulations" [rows]="exported" [printable]="false" />
      }
      <table class="table">
        <caption class="hidden">
          Formulations
        </caption>
        <thead>
          <tr>
            <th scope="col">Question</th>
            <th scope="col">Thème</th>
            <th scope="col">Ici</th>
            <th scope="col">Partout</th>
            <th scope="col">Réponse</th>
            <th scope="col"><span class="hidden">Corriger</span></th>
          </tr>
        </thead>
        <tbody>
          @for (row of list.rows(); track row.id) {
            <tr>
              <th scope="row">{{ row.words }}</th>
              <td data-label="Thème">{{ themeName(row) }}</td>
              <td data-label="Ici">{{ counted(row.here, 'café', 'cafés') }}</td>
              <td data-label="Partout">{{ cafesSaid(row.everywhere ?? 0) }}</td>
              <td data-label="Réponse">
                @if (row.answered) {
                  <span class="tag done">a une réponse</span>
                } @else {
                  <span class="tag warning">attend une réponse</span>
                }
              </td>
              <td>
                @if (row.ours) {
                  <button type="button" class="button quiet" (click)="edited.set(row)">
                    Répondre ou corriger<span class="hidden"> : {{ row.words }}</span>
                  </button>
                } @else {
                  <span class="soft">d’un autre organisme</span>
                }
              </td>
            </tr>
          } @empty {
            <tr>
              <td colspan="6">Aucune formulation pour ce choix.</td>
            </tr>
          }
        </tbody>
      </table>
      <app-more [list]="list" />
    } @else {
      <app-page-state [of]="list" />
    }
    @if (edited(); as row) {
      <app-modal #dialog heading="Répondre ou corriger" (closed)="edited.set(null)">
        <app-common-form
          [organisationId]="organisationId()"
          [question]="row"
          (saved)="saved(dialog)"
        />
      </app-modal>
    }
  `,
})
export class CommonQuestions {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);

  readonly organisationId = input.required<string>();
  /** Counts up each time that wordings may have changed elsewhere on the page. */
  readonly changed = input(0);

  private readonly filter = signal<{
    search?: string;
    theme?: QuestionTheme;
    answered?: 'yes' | 'no';
  }>({});
  private readonly asked = computed(() => ({
    ...{ organisationId: this.organisationId(), ...this.filter() },
  }));
  protected readonly list = pagedList(this.asked, ({ organisationId, ...query }, after) =>
    this.api.call(routes.common, { params: { organisationId }, query: { ...query, after } }),
  );
  protected readonly edited = signal<CommonQuestionRow | null>(null);

  constructor() {
    effect(() => {
      if (this.changed() > 0) untracked(() => this.list.reload());
    });
  }

  protected look(search: string, theme: string, answered: string): void {
    this.filter.set({
      ...{ search: search.trim() || undefined },
      ...{ theme: (theme || undefined) as QuestionTheme | undefined },
      ...{ answered: (answered || undefined) as 'yes' | 'no' | undefined },
    });
  }

  protected saved(dialog: Modal): void {
    this.list.reload();
    dialog.close();
    this.announce.say('C’est enregistré.');
  }

  protected readonly exported = async (): Promise<ExportRow[]> =>
    (await this.list.all()).map((each) => ({
      ...{ Question: each.words, Thème: questionThemes[each.theme] },
      ...{ Ici: counted(each.here, 'café', 'cafés'), Partout: cafesSaid(each.everywhere ?? 0) },
      Réponse: each.answered ? 'a une réponse' : 'attend une réponse',
    }));
  protected readonly themes = Object.entries(questionThemes);
  protected readonly themeName = ({ theme }: CommonQuestionRow) => questionThemes[theme];
  protected readonly cafesSaid = cafesSaid;
  protected readonly counted = counted;
  protected readonly limits = limits;
}
