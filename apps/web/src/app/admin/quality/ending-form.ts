import { Component, input, linkedSignal } from '@angular/core';
import { form, required } from '@angular/forms/signals';
import { limits } from '@percolateur/domain';
import { action, Busy } from '../../ui/action';
import { limited } from '../../ui/limited';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';
import { TextField } from '../../ui/text-field';
import { today } from './today';

/** A text and a day that end a line of a register: what was answered, what came of it. */
@Component({
  selector: 'app-ending-form',
  imports: [Busy, ProblemNote, TextField],
  template: `
    <form novalidate [attr.aria-label]="verb()" (submit)="$event.preventDefault(); submit()">
      <app-text-field
        path="text"
        [key]="key() + '-text'"
        [label]="textLabel()"
        [lines]="3"
        [field]="fields.text"
        [problem]="keeping.problem()"
      />
      <app-text-field
        path="day"
        [key]="key() + '-day'"
        type="date"
        [label]="dayLabel()"
        [field]="fields.day"
        [problem]="keeping.problem()"
      />
      <app-problem [problem]="keeping.problem()" />
      <button class="button" [appBusy]="keeping.pending()">{{ verb() }}</button>
    </form>
  `,
})
export class EndingForm {
  readonly key = input.required<string>();
  readonly textLabel = input.required<string>();
  readonly dayLabel = input.required<string>();
  readonly verb = input.required<string>();
  /** What was written before. */
  readonly text = input('');
  readonly day = input<string | null>(null);
  readonly keep = input.required<(ending: { text: string; day: string }) => Promise<unknown>>();

  private readonly model = linkedSignal(() => ({ text: this.text(), day: this.day() ?? today() }));
  protected readonly fields = form(this.model, (path) => {
    required(path.text, { message: 'À remplir.' });
    limited(path.text, limits.lines);
    required(path.day, { message: 'À remplir.' });
  });
  protected readonly keeping = action(() => this.keep()(this.model()));

  protected submit(): Promise<boolean> {
    return send(this.fields, () => this.keeping.run());
  }
}
