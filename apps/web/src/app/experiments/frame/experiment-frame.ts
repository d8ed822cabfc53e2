import {
  afterRenderEffect,
  Component,
  computed,
  DestroyRef,
  effect,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';

const UNSURE = 'Je ne sais pas';
/** A slider may pass twenty values: only the one it rests on is said. */
const REST_MS = 600;

let count = 0;

/**
 * What every experiment shares: a bet, then the gestures, then, and not before, what happened beside
 * the bet; and the box that says what was simplified. The figure and its controls are the content; `[text]`
 * holds the same facts as words or a table, `[happened]` the explanation.
 */
@Component({
  selector: 'app-experiment-frame',
  templateUrl: './experiment-frame.html',
  styleUrl: './experiment-frame.css',
})
export class ExperimentFrame {
  /** The bet asked before anything moves. */
  readonly question = input.required<string>();
  /** Its answers; « Je ne sais pas » is always added. */
  readonly bets = input.required<readonly string[]>();
  /** One sentence that says what the figure shows now; said again when it changes. */
  readonly state = input('');
  /** Enough was tried for the explanation to say something; once it is there it stays. */
  readonly tried = input.required<boolean>();
  /** « Simplification honnête »: what the experiment leaves out. */
  readonly honest = input.required<string>();

  protected readonly id = `experiment-${++count}`;
  protected readonly choices = computed(() => [...this.bets(), UNSURE]);
  protected readonly chosen = signal<string | null>(null);
  /** « Essayer » was pressed with no bet. */
  protected readonly unsaid = signal(false);
  /** What was bet, once the bet is closed. */
  protected readonly bet = signal<string | null>(null);
  protected readonly told = linkedSignal<boolean, boolean>({
    source: this.tried,
    computation: (tried, before) => tried || (before?.value ?? false),
  });
  protected readonly said = signal('');
  private readonly bench = viewChild<ElementRef<HTMLElement>>('bench');

  constructor() {
    let timer: ReturnType<typeof setTimeout> | undefined;
    effect(() => {
      const state = this.told() ? `${this.state()} L’explication est plus bas.` : this.state();
      clearTimeout(timer);
      timer = setTimeout(() => this.said.set(this.bet() === null ? '' : state), REST_MS);
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
    // The button pressed is gone: the focus goes on with what it opened.
    afterRenderEffect(() => this.bench()?.nativeElement.focus());
  }

  protected choose(choice: string): void {
    this.chosen.set(choice);
    this.unsaid.set(false);
  }

  protected begin(): void {
    this.bet.set(this.chosen());
    this.unsaid.set(this.chosen() === null);
  }
}
