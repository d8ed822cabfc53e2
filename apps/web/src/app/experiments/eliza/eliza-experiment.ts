import {
  afterNextRender,
  Component,
  computed,
  type ElementRef,
  inject,
  Injector,
  signal,
  viewChild,
} from '@angular/core';
import { counted } from '@percolateur/domain';
import { ExperimentFrame } from '../frame/experiment-frame';
import { type Exchange, exchange, moved, type Rule } from './eliza';
import { firstOtherwise, firstRules } from './first-rules';
import { persons, verbs } from './turn-round';

/** A chatbot of 1966 whose rules are on the table: nothing typed leaves the page or is kept. */
@Component({
  selector: 'app-eliza-experiment',
  imports: [ExperimentFrame],
  templateUrl: './eliza-experiment.html',
  styleUrl: './eliza-experiment.css',
})
export class ElizaExperiment {
  private readonly injector = inject(Injector);
  private readonly sentence = viewChild<ElementRef<HTMLInputElement>>('sentence');
  private readonly log = viewChild<ElementRef<HTMLElement>>('log');

  protected readonly rules = signal(firstRules);
  protected readonly otherwise = signal(firstOtherwise);
  protected readonly exchanges = signal<readonly Exchange[]>([]);
  /** The rule just added, which opens by itself. */
  protected readonly added = signal(-1);
  /** What was last done to the rules, until the next sentence. */
  private readonly done = signal('');
  protected readonly state = computed(() => this.done() || this.lastRule());
  protected readonly persons = persons;
  protected readonly verbs = verbs;
  protected readonly examples = [
    'Je suis fatigué de ma machine à café',
    'Je dors mal',
    'Ma sœur te dit bonjour',
    'Vous êtes un robot',
  ];

  protected say(sentence: HTMLInputElement): void {
    const said = sentence.value.trim();
    if (said) {
      const past = this.exchanges();
      this.exchanges.set([...past, exchange(said, this.rules(), this.otherwise(), past)]);
      this.done.set('');
      sentence.value = '';
      this.showLast();
    }
    sentence.focus();
  }

  /** The conversation scrolls in its own frame: the field stays where one’s thumb is. */
  private showLast(): void {
    const work = () => {
      const log = this.log()?.nativeElement;
      if (log) log.scrollTop = log.scrollHeight;
    };
    afterNextRender(work, { injector: this.injector });
  }

  protected propose(example: string): void {
    const sentence = this.sentence()?.nativeElement;
    if (!sentence) return;
    sentence.value = example;
    sentence.focus();
  }

  protected startAgain(): void {
    this.exchanges.set([]);
    this.done.set('La conversation est effacée.');
    this.sentence()?.nativeElement.focus();
  }

  protected edit(id: number, change: Partial<Rule>): void {
    this.rules.update((rules) => rules.map((one) => (one.id === id ? { ...one, ...change } : one)));
  }

  /** A rule that moves takes its button along, and the focus with it. */
  protected move(rule: Rule, by: -1 | 1, button: HTMLElement): void {
    this.rules.update((rules) => moved(rules, rule.id, by));
    this.done.set(`La règle ${named(rule)} est ${this.place(rule.id)}.`);
    afterNextRender(() => button.focus(), { injector: this.injector });
  }

  protected add(): void {
    const id = Math.max(-1, ...this.rules().map((rule) => rule.id)) + 1;
    this.rules.update((rules) => [{ id, keywords: '', answers: '' }, ...rules]);
    this.added.set(id);
    this.done.set('Une règle vide est ajoutée en tête.');
    this.focusOn(`#eliza-keywords-${id}`);
  }

  protected remove(rule: Rule): void {
    this.rules.update((rules) => rules.filter(({ id }) => id !== rule.id));
    const left = counted(this.rules().length, 'règle', 'règles');
    this.done.set(`La règle ${named(rule)} est retirée. Il reste ${left}.`);
    this.focusOn('#eliza-rules');
  }

  protected reset(): void {
    this.rules.set(firstRules);
    this.otherwise.set(firstOtherwise);
    this.done.set('Les règles de départ sont revenues.');
  }

  protected answersOf(rule: Rule): readonly string[] {
    return rule.answers.split('\n');
  }

  private lastRule(): string {
    const last = this.exchanges().at(-1);
    if (!last) return 'Elle attend votre première phrase.';
    const count = counted(this.exchanges().length, 'échange', 'échanges');
    if (last.by === 'guard') return `${count}. Ici, le jeu s’arrête\u00a0: une personne, au 3114.`;
    if (last.by === 'otherwise') return `${count}. Aucune règle ne convenait\u00a0: elle a meublé.`;
    return `${count}. La règle ${last.rank} a répondu, à cause de «\u00a0${last.keyword}\u00a0».`;
  }

  private place(id: number): string {
    const rank = this.rules().findIndex((rule) => rule.id === id) + 1;
    return `${rank === 1 ? '1re' : `${rank}e`} sur ${this.rules().length}`;
  }

  private focusOn(selector: string): void {
    afterNextRender(() => document.querySelector<HTMLElement>(selector)?.focus(), {
      injector: this.injector,
    });
  }
}

function named(rule: Rule): string {
  return rule.keywords.trim() ? `«\u00a0${rule.keywords.trim()}\u00a0»` : 'sans mot-clé';
}
