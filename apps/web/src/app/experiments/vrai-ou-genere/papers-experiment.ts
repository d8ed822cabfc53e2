import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  signal,
} from '@angular/core';
import { counted } from '@percolateur/domain';
import { ExperimentFrame } from '../frame/experiment-frame';
import {
  calibration,
  certainties,
  type Certainty,
  gapInWords,
  type Judged,
  type Verdict,
  verdicts,
  type Vote,
} from './judgement';
import { PaperPicture } from './paper-picture';
import { type Paper, papers, studies } from './papers';

/** The votes on one document: at sight, then after the inquiry. */
interface Votes {
  readonly first: Vote;
  readonly second: Vote | null;
}

/** Eight documents voted on twice: the eye is no method, and « on ne peut pas savoir » is an answer. */
@Component({
  selector: 'app-papers-experiment',
  imports: [ExperimentFrame, PaperPicture],
  templateUrl: './papers-experiment.html',
  styleUrl: './papers-experiment.css',
})
export class PapersExperiment {
  private readonly injector = inject(Injector);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected readonly papers = papers;
  protected readonly studies = studies;
  protected readonly verdicts = verdicts;
  protected readonly certainties = certainties;
  protected readonly verdictIds = Object.keys(verdicts) as Verdict[];
  protected readonly certaintyIds = Object.keys(certainties) as Certainty[];

  protected readonly index = signal(0);
  private readonly votes = signal<Readonly<Record<string, Votes>>>({});
  /** What is ticked and not yet voted. */
  protected readonly verdict = signal<Verdict | null>(null);
  protected readonly certainty = signal<Certainty | null>(null);
  protected readonly fault = signal('');

  protected readonly paper = computed(() => papers[this.index()]);
  protected readonly cast = computed((): Votes | null => this.votes()[this.paper().id] ?? null);
  protected readonly done = computed(() => papers.filter(({ id }) => this.votes()[id]?.second));
  protected readonly allDone = computed(() => this.done().length === papers.length);
  /** The two votes side by side, on the documents voted on twice. */
  protected readonly results = computed(() =>
    [
      { name: 'À l’œil', calibration: calibration(this.judged('first')) },
      { name: 'Après l’enquête', calibration: calibration(this.judged('second')) },
    ].flatMap(({ name, calibration: one }) =>
      one ? [{ name, ...one, words: gapInWords(one) }] : [],
    ),
  );
  protected readonly state = computed(() => {
    const where = `Document ${this.index() + 1} sur ${papers.length}`;
    const cast = this.cast();
    if (!cast) return `${where} : premier vote, à l’œil.`;
    if (!cast.second) return `${where} : enquêtez, puis votez de nouveau.`;
    const done = counted(this.done().length, 'document jugé', 'documents jugés');
    return `${where} : l’enquête dit « ${verdicts[this.paper().verdict].name} ». ${done}.`;
  });

  protected vote(): void {
    const [verdict, certainty, cast] = [this.verdict(), this.certainty(), this.cast()];
    if (!verdict || !certainty) {
      this.fault.set('Choisissez une réponse et une certitude. « Au hasard » en est une.');
      return;
    }
    const vote: Vote = { verdict, certainty };
    const votes: Votes = cast ? { ...cast, second: vote } : { first: vote, second: null };
    this.fault.set('');
    this.votes.update((all) => ({ ...all, [this.paper().id]: votes }));
    this.focusOn(cast ? '.verdict h4' : '.inquiry h4');
  }

  protected go(to: number): void {
    this.index.set(to);
    const cast = this.cast();
    const vote = cast?.second ?? cast?.first ?? null;
    this.verdict.set(vote?.verdict ?? null);
    this.certainty.set(vote?.certainty ?? null);
    this.fault.set('');
    this.focusOn('.paper h3');
  }

  protected reset(): void {
    this.votes.set({});
    this.go(0);
  }

  /** What can be said of a document in the text view: nothing more than its reader has earned. */
  protected outcome({ id, verdict }: Paper): string {
    const votes = this.votes()[id];
    if (!votes?.second) return 'Pas encore jugé.';
    const [first, second] = [verdicts[votes.first.verdict], verdicts[votes.second.verdict]];
    return `À l’œil : ${first.name}. Après l’enquête : ${second.name}. Ce que l’on peut dire : ${verdicts[verdict].name}.`;
  }

  private judged(round: keyof Votes): readonly Judged[] {
    return this.done().flatMap(({ id, verdict }) => {
      const vote = this.votes()[id][round];
      return vote ? [{ vote, answer: verdict }] : [];
    });
  }

  private focusOn(selector: string): void {
    afterNextRender(() => this.element.querySelector<HTMLElement>(selector)?.focus(), {
      injector: this.injector,
    });
  }
}
