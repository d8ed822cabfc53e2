import {
  afterRenderEffect,
  Component,
  computed,
  DestroyRef,
  effect,
  type ElementRef,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';

const UNSURE = 'Je ne sais pas';
/** A slider may pass twenty values: only the one it rests on is said. */
const REST_MS = 600;

let count = 0;

/**
 * What every experiment shares: a bet, then the gestures, the bet recalled beside what happened,
 * and the box that says what was simplified. The figure and its controls are the content; `[text]`
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
  /** « Simplification honnête »: what the experiment leaves out. */
  readonly honest = input.required<string>();

  protected readonly id = `experiment-${++count}`;
  protected readonly choices = computed(() => [...this.bets(), UNSURE]);
  protected readonly chosen = signal(UNSURE);
  /** What was bet, once the bet is closed. */
  protected readonly bet = signal<string | null>(null);
  protected readonly said = signal('');
  private readonly bench = viewChild<ElementRef<HTMLElement>>('bench');

  constructor() {
    let timer: ReturnType<typeof setTimeout> | undefined;
    effect(() => {
      const state = this.state();
      clearTimeout(timer);
      timer = setTimeout(() => this.said.set(this.bet() === null ? '' : state), REST_MS);
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
    // The button pressed is gone: the focus goes on with what it opened.
    afterRenderEffect(() => this.bench()?.nativeElement.focus());
  }

  protected begin(): void {
    this.bet.set(this.chosen());
  }
}
