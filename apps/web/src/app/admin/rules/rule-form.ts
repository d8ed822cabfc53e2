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
import { form, FormField, validate } from '@angular/forms/signals';
import { ruleRoutes } from '@percolateur/contract';
import type { Rule } from '@percolateur/contract';
import { delayFault, isWorded, wordsFaults } from '@percolateur/domain';
import { Api, ProblemError } from '../../api';
import { action, Busy } from '../../ui/action';
import { Intentions } from '../../ui/intention';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';
import { TextField } from '../../ui/text-field';
import { UnsavedNote } from '../../ui/unsaved';
import { delayIn, draftOf, wordsIn } from './rule-draft';
import { RulePreviewPane } from './rule-preview-pane';

/** Changes the delay, the words or the silence of a message; its preview follows what is typed. */
@Component({
  selector: 'app-rule-form',
  imports: [Busy, FormField, ProblemNote, RulePreviewPane, TextField, UnsavedNote],
  templateUrl: './rule-form.html',
  styles: `
    .variables {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: 0.25rem 1rem;
    }
    .variables dd {
      margin: 0;
    }
  `,
})
export class RuleForm {
  private readonly api = inject(Api);
  private readonly intentions = new Intentions();
  private readonly unsaved = viewChild.required(UnsavedNote);

  readonly rule = input.required<Rule>();
  readonly organisationId = input.required<string>();
  readonly saved = output<Rule>();
  /** Somebody else saved first: the page reads again. */
  readonly stale = output();

  protected readonly draft = linkedSignal({
    source: this.rule,
    computation: (rule) => draftOf(rule),
  });
  protected readonly fields = form(this.draft, (path) => {
    validate(path.count, ({ value }) => this.delayProblem({ ...this.draft(), count: value() }));
    validate(path.subject, () => this.wordsProblem('subject'));
    validate(path.opening, () => this.wordsProblem('opening'));
  });
  protected readonly hasTime = computed(() => {
    const bounds = this.rule().bounds;
    return bounds !== null && 'times' in bounds;
  });
  /** Whether the day may change: some leave on one day alone. */
  protected readonly hasCount = computed(() => {
    const bounds = this.rule().bounds;
    if (!bounds) return false;
    const [least, most] = 'days' in bounds ? bounds.days : bounds.minutes;
    return least !== most;
  });
  protected readonly countLabel = computed(() => {
    const delay = this.rule().shippedDelay;
    if (!delay || 'minutes' in delay) return 'Combien de minutes après';
    return delay.days < 0 ? 'Combien de jours avant' : 'Combien de jours après';
  });
  protected readonly words = computed(() => wordsIn(this.draft(), this.rule()));
  protected readonly isShipped = computed(() => this.words() === null);
  protected readonly changed = () =>
    JSON.stringify(this.draft()) !== JSON.stringify(draftOf(this.rule()));
  /** What is shown beside the form: only words that would do. */
  protected readonly previewed = computed(() => {
    const [words, { rule }] = [this.words(), this.rule()];
    return words && isWorded(rule) && wordsFaults(rule, words).length > 0 ? undefined : words;
  });
  /** As it is written in a text. */
  protected readonly braced = (name: string) => `{${name}}`;
  protected readonly staleSaid = signal(false);

  protected readonly saving = action(async () => {
    const [rule, draft] = [this.rule(), this.draft()];
    const edit = {
      number: rule.number,
      delay: delayIn(draft, rule),
      paused: draft.paused,
      words: wordsIn(draft, rule),
    };
    const id = this.intentions.idOf(JSON.stringify(edit));
    try {
      const params = { organisationId: this.organisationId(), rule: rule.rule };
      this.saved.emit(await this.api.call(ruleRoutes.edit, { params, body: { id, ...edit } }));
      this.staleSaid.set(false);
    } catch (error) {
      if (!(error instanceof ProblemError && error.code === 'stale-edit')) throw error;
      this.staleSaid.set(true);
      this.stale.emit();
    }
  });

  protected restore(): void {
    const shipped = this.rule().shippedWords;
    if (shipped) this.draft.update((draft) => ({ ...draft, ...shipped }));
  }

  protected submit(): Promise<boolean> {
    return send(this.fields, () => this.saving.run());
  }

  mayLeave(): boolean | Promise<boolean> {
    return this.unsaved().mayLeave();
  }

  private delayProblem(draft: ReturnType<typeof draftOf>) {
    const said = delayIn(draft, this.rule());
    const message = said && delayFault(this.rule().rule, said);
    return message ? { kind: 'delay', message } : undefined;
  }

  private wordsProblem(field: 'subject' | 'opening') {
    const [words, { rule }] = [this.words(), this.rule()];
    if (!words || !isWorded(rule)) return undefined;
    const fault = wordsFaults(rule, words).find((each) => each.field === field);
    return fault ? { kind: 'words', message: fault.message } : undefined;
  }
}
