import { Component, computed, signal } from '@angular/core';
import { ExperimentFrame } from '../frame/experiment-frame';
import { bytesOf, countWords, cut, learnMerges, numberOf, textOf, type Merge } from './byte-pairs';
import { mixes, sentences, type Mix } from './corpora';
import { measures } from './measures';

const START = 'anticonstitutionnellement';
const MOST = 450;

/** A piece as it is shown: the space it begins with apart, or its bytes when it spells nothing. */
interface Shown {
  readonly space: boolean;
  readonly text: string;
  readonly number: number;
}

/** « Jetons »: a cutter learnt in the page from the texts that are chosen, tried on any text. */
@Component({
  selector: 'app-tokens-experiment',
  imports: [ExperimentFrame],
  templateUrl: './tokens-experiment.html',
  styleUrl: './tokens-experiment.css',
})
export class TokensExperiment {
  protected readonly most = MOST;
  protected readonly mixes = mixes;
  protected readonly sentences = sentences;
  protected readonly measures = measures;
  protected readonly examples = [
    START,
    'La bibliothèque est ouverte.',
    'La bibliotèque est ouvrete.',
    'Un café ☕, merci 😀',
    'Le chat dort.',
    'The cat sleeps.',
  ];
  private readonly names = ['Marie', 'Jean', 'Mary', 'John', 'Nolwenn', 'Fatoumata', 'Nguyễn'];

  protected readonly text = signal('');
  protected readonly mix = signal<Mix>(mixes[0]);
  protected readonly size = signal(MOST);
  protected readonly sentence = signal(sentences[0]);

  /** All that a mix teaches; what is learnt first is the beginning of it. */
  private readonly learnt = computed(() => learnMerges(this.mix().corpus, MOST));
  private readonly merges = computed(() => this.learnt().slice(0, this.size()));
  protected readonly pieces = computed(() => shownPieces(this.text(), this.merges()));
  protected readonly signs = computed(() => [...this.text()].length);
  protected readonly numbers = computed(() => this.pieces().map(({ number }) => number));

  protected readonly comparison = computed(() => {
    const rows = this.sentence().texts.map((each) => {
      const pieces = cut(each.text, this.merges()).length;
      const words = countWords(each.text);
      return { ...each, pieces, words, perWord: decimal(pieces / words) };
    });
    const longest = Math.max(...rows.map(({ pieces }) => pieces));
    return rows.map((row) => ({ ...row, share: (100 * row.pieces) / longest }));
  });
  /** Names as inside a sentence, after a space. */
  protected readonly cutNames = computed(() =>
    this.names.map((name) => ({ name, pieces: shownPieces(` ${name}`, this.merges()) })),
  );

  protected readonly state = computed(() =>
    this.text() === ''
      ? 'Le découpeur attend un mot.'
      : `${this.inPieces(this.pieces().length)} pour ` +
        `${count(this.signs(), 'signe', 'signes')} ; découpeur formé sur : ${this.mix().title}, ` +
        `${count(this.size(), 'fusion', 'fusions')}.`,
  );

  protected inPieces(number: number): string {
    return count(number, 'morceau', 'morceaux');
  }

  protected spoken({ space, text }: Shown): string {
    if (!text) return 'espace';
    return `${space ? 'espace et ' : ''}« ${text} »`;
  }

  protected reset(): void {
    this.text.set('');
    this.mix.set(mixes[0]);
    this.size.set(MOST);
    this.sentence.set(sentences[0]);
  }

  protected choose(id: string): void {
    this.sentence.set(sentences.find((each) => each.id === id) ?? sentences[0]);
  }
}

function shownPieces(text: string, merges: readonly Merge[]): Shown[] {
  return cut(text, merges).map((piece) => {
    const spelled = textOf(piece);
    const bytes = bytesOf(piece);
    return {
      space: spelled?.startsWith(' ') ?? false,
      text: spelled?.trimStart() ?? `${bytes.length > 1 ? 'octets' : 'octet'} ${bytes.join(' ')}`,
      number: numberOf(piece, merges),
    };
  });
}

function count(number: number, one: string, several: string): string {
  return `${number} ${number > 1 ? several : one}`;
}

function decimal(number: number): string {
  return number.toLocaleString('fr-FR', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}
