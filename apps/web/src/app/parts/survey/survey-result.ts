import { Component, computed, input } from '@angular/core';
import type { SurveyResult as Told } from '@percolateur/contract';
import { counted, surveyTitles, typeset } from '@percolateur/domain';
import { CountsTable } from '../counts/counts-table';
import { ExportBar } from '../export/export-bar';
import type { ExportRow } from '../export/table-files';

/** What a group answered to one survey: a bar for each answer, its count, and what was written. */
@Component({
  selector: 'app-survey-result',
  imports: [CountsTable, ExportBar],
  templateUrl: './survey-result.html',
  styleUrl: './survey-result.css',
})
export class SurveyResultView {
  readonly result = input.required<Told>();
  readonly fewest = input.required<number>();

  protected readonly title = computed(() => surveyTitles[this.result().kind]);
  protected readonly answers = computed(() => {
    const { answered, asked } = this.result();
    const received = counted(answered, 'réponse reçue', 'réponses reçues');
    return asked === null ? received : `${received} sur ${counted(asked, 'personne', 'personnes')}`;
  });
  protected readonly questions = computed(() =>
    (this.result().told?.questions ?? []).map(({ id, text, kind, answered, values, mean }) => {
      const average = mean?.toLocaleString('fr-FR', { maximumFractionDigits: 1 });
      const notes = [
        counted(answered, 'réponse', 'réponses'),
        ...(average ? [`moyenne ${average}${kind === 'scale' ? ' sur 5' : ''}`] : []),
      ];
      return { id, text: typeset(text), answered, values, note: notes.join(', ') };
    }),
  );
  protected readonly exported = (): ExportRow[] =>
    this.questions().flatMap(({ text, answered, values }) =>
      values.map(({ label, count }) => ({
        Question: text,
        Réponse: label,
        Personnes: count,
        'Ont répondu à la question': answered,
      })),
    );
  protected readonly typeset = typeset;
}
