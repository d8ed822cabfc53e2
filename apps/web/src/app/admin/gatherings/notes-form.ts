import { Component, inject, input, linkedSignal, output } from '@angular/core';
import { form } from '@angular/forms/signals';
import { type EditableGathering, gatheringRoutes } from '@percolateur/contract';
import { limits } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { limited } from '../../ui/limited';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';
import { TextField } from '../../ui/text-field';

/** Publishes what was said at a gathering. */
@Component({
  selector: 'app-notes-form',
  imports: [Busy, ProblemNote, TextField],
  template: `
    <form novalidate aria-label="Notes" (submit)="$event.preventDefault(); submit()">
      <app-text-field
        label="Notes"
        path="notes"
        hint="Lues par toutes les personnes formées : ni nom, ni histoire que quelqu’un reconnaîtrait."
        [lines]="12"
        [field]="fields.notes"
        [problem]="saving.problem()"
      />
      <app-problem [problem]="saving.problem()" />
      <button class="button primary" [appBusy]="saving.pending()">Publier les notes</button>
    </form>
  `,
})
export class NotesForm {
  private readonly api = inject(Api);

  readonly gathering = input.required<EditableGathering>();
  readonly saved = output();

  private readonly model = linkedSignal(() => ({ notes: this.gathering().notes }));
  protected readonly fields = form(this.model, (path) => limited(path.notes, limits.notes));
  protected readonly saving = action(async () => {
    const { seriesId, day, revision } = this.gathering();
    const body = { ...this.model(), revision };
    await this.api.call(gatheringRoutes.note, { params: { seriesId, day }, body });
    this.saved.emit();
  });

  protected submit(): Promise<boolean> {
    return send(this.fields, () => this.saving.run());
  }
}
