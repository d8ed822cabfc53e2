import { Component, inject, input, output, signal } from '@angular/core';
import { form } from '@angular/forms/signals';
import { recognitionRoutes } from '@percolateur/contract';
import { limits } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { limited } from '../../ui/limited';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';
import { TextField } from '../../ui/text-field';

/** A trainer’s word for somebody of their session who told a first café. */
@Component({
  selector: 'app-endorse-form',
  imports: [Busy, ProblemNote, TextField],
  template: `
    <p>
      Votre recommandation suffit à son badge «&nbsp;Animateur·rice Café IA&nbsp;». Elle dit que
      vous savez que ce café a eu lieu.
    </p>
    <form aria-label="Recommander" novalidate (submit)="$event.preventDefault(); submit()">
      <app-text-field
        label="Une phrase pour cette personne"
        path="words"
        hint="Elle seule la lira."
        [optional]="true"
        [field]="fields.words"
        [problem]="endorsing.problem()"
      />
      <label class="choice">
        <input type="checkbox" #named [checked]="mayName()" (change)="mayName.set(named.checked)" />
        Le badge, public, peut dire mon nom
      </label>
      <app-problem [problem]="endorsing.problem()" />
      <p class="actions">
        <button class="button primary" [appBusy]="endorsing.pending()">Recommander</button>
      </p>
    </form>
  `,
})
export class EndorseForm {
  private readonly api = inject(Api);

  readonly enrolmentId = input.required<string>();
  readonly given = output();

  private readonly model = signal({ words: '' });
  protected readonly fields = form(this.model, (path) => limited(path.words, limits.line));
  /** Whether the badge may name who recommends. */
  protected readonly mayName = signal(false);
  protected readonly endorsing = action(async () => {
    await this.api.call(recognitionRoutes.endorse, {
      params: { enrolmentId: this.enrolmentId() },
      body: { named: this.mayName(), words: this.model().words.trim() },
    });
    this.given.emit();
  });

  protected submit(): Promise<boolean> {
    return send(this.fields, () => this.endorsing.run());
  }
}
