import { Component, computed, signal } from '@angular/core';
import { ExperimentFrame } from '../frame/experiment-frame';
import {
  AS_READ,
  guess,
  learn,
  parts,
  percents,
  recited,
  spelled,
  words,
  write,
  type Model,
} from './next-word';
import { readings, type Reading } from './readings';

const START = 'le café est';
const SHOWN = 6;
const MOST = 120;
/** Twice what the counting alone repeats, which is up to four words. */
const RECITED = 8;
const COMPARED = 15;

const marks: Record<string, string> = {
  '.': 'un point',
  ',': 'une virgule',
  ';': 'un point-virgule',
  ':': 'deux points',
  '!': 'un point d’exclamation',
  '?': 'un point d’interrogation',
};

interface Row {
  readonly word: string;
  readonly count: number;
  readonly percent: number;
}

/**
 * « Le mot suivant »: counts what follows in a text, then draws. What is written is a function of
 * the settings alone, so that a colleague who takes the same ones reads the same sentence.
 */
@Component({
  selector: 'app-next-word-experiment',
  imports: [ExperimentFrame],
  templateUrl: './next-word-experiment.html',
  styleUrl: './next-word-experiment.css',
})
export class NextWordExperiment {
  protected readonly shelf: readonly (Reading & { model: Model })[] = readings.map((reading) => ({
    ...reading,
    model: learn(words(reading.text)),
  }));
  protected readonly lengths = [
    { value: 1, label: 'un mot' },
    { value: 2, label: 'deux mots' },
    { value: 3, label: 'trois mots' },
  ];
  protected readonly least = RECITED;
  protected readonly compared = COMPARED;

  protected readonly reading = signal(this.shelf[0]);
  protected readonly start = signal(START);
  protected readonly length = signal(2);
  protected readonly surprise = signal(AS_READ);
  protected readonly seed = signal(1);
  /** How many words were drawn. */
  protected readonly drawn = signal(0);

  /** Nothing is told of what follows before it is asked: the bet comes first. */
  protected readonly counted = signal(false);

  private readonly settings = computed(() => ({
    length: this.length(),
    surprise: this.surprise(),
    seed: this.seed(),
  }));
  private readonly begun = computed(() => words(this.start()));
  private readonly text = computed(() => [
    ...this.begun(),
    ...write(this.reading().model, this.begun(), this.settings(), this.drawn()),
  ]);
  private readonly recited = computed(() =>
    recited(this.reading().model.words, this.text(), RECITED),
  );
  private readonly next = computed(() => guess(this.reading().model, this.text(), this.length()));

  protected readonly asked = computed(() => plain(this.text().slice(-this.length())));
  protected readonly known = computed(() => plain(this.next().known));
  protected readonly after = computed(() =>
    this.known() ? `Après « ${this.known()} »` : 'Parmi tous les mots',
  );
  protected readonly rows = computed<Row[]>(() => {
    const { followers } = this.next();
    const counts = followers.map(({ count }) => count);
    const chances = parts(counts, this.surprise());
    const others = followers.length - SHOWN;
    const split = others > 1 ? SHOWN : followers.length;
    const kept = followers.slice(0, split).map(({ word, count }) => ({ word: named(word), count }));
    if (split < followers.length) {
      kept.push({ word: `${others} autres mots`, count: sum(counts.slice(split)) });
    }
    const shares = percents([...chances.slice(0, split), sum(chances.slice(split))]);
    return kept.map((row, index) => ({ ...row, percent: shares[index] }));
  });
  protected readonly met = computed(() => sum(this.next().followers.map(({ count }) => count)));

  protected readonly sentence = computed(() => spelled(this.text()).join(''));
  /** The sentence in pieces: the beginning given, what was put together, what was recited. */
  protected readonly pieces = computed(() => {
    const shown = spelled(this.text());
    const cuts = this.recited().flatMap(({ from, to }) => [from, to]);
    const edges = [0, this.begun().length, ...cuts, shown.length];
    const places = [...new Set(edges)].sort((one, other) => one - other);
    return places.slice(1).map((to, index) => ({
      // The space before is not part of what is underlined.
      space: /^\s?/.exec(shown[places[index]])?.[0],
      text: shown.slice(places[index], to).join('').trimStart(),
      given: to <= this.begun().length,
      recited: this.recited().some((run) => run.from < to && to <= run.to),
    }));
  });
  protected readonly runs = computed(() =>
    this.recited()
      .filter(({ to }) => to > this.begun().length)
      .map(({ from, to }) => plain(this.text().slice(from, to))),
  );
  private readonly recitedCount = computed(() =>
    sum(
      this.recited().map(({ from, to }) => Math.max(0, to - Math.max(from, this.begun().length))),
    ),
  );
  protected readonly share = computed(() => {
    const count = this.recitedCount();
    return `${plural(count, 'mot', 'mots')} sur ${this.drawn()} ${count > 1 ? 'sont recopiés' : 'est recopié'}`;
  });
  protected readonly comparison = computed(() =>
    this.shelf.map(({ id, title, model }) => {
      const begun = this.begun();
      const first = guess(model, begun, this.length()).followers[0];
      const text = [...begun, ...write(model, begun, this.settings(), COMPARED)];
      return { id, title, first: named(first.word), sentence: spelled(text).join('') };
    }),
  );

  protected readonly pace = computed(() => {
    const surprise = this.surprise();
    if (surprise === 0) return 'toujours le plus fréquent';
    if (surprise < AS_READ) return 'plutôt les plus fréquents';
    if (surprise === AS_READ) return 'comme dans le texte lu';
    return surprise < 10 ? 'plus souvent les rares' : 'tous à égalité';
  });
  protected readonly recipe = computed(
    () =>
      `${this.reading().title}, début « ${this.start()} », ${this.lengths[this.length() - 1].label}, ` +
      `réglage ${this.surprise()}, dés n° ${this.seed()}, ${plural(this.drawn(), 'mot tiré', 'mots tirés')}`,
  );
  protected readonly state = computed(() => {
    const drawn = this.drawn();
    if (!this.counted()) return 'La machine a lu. Demandez-lui de compter.';
    if (drawn === 0) {
      const [first] = this.rows();
      return `${this.after()}, en tête : ${first.word}, ${first.count} fois sur ${this.met()}.`;
    }
    const last = `Mot tiré : ${named(this.text().at(-1) ?? '')}.`;
    if (drawn < RECITED) return last;
    const full = drawn === MOST ? ` ${MOST} mots : la page est pleine.` : '';
    return `${last} ${this.share()}.${full}`;
  });

  protected read(id: string): void {
    this.reading.set(this.shelf.find((each) => each.id === id) ?? this.shelf[0]);
  }

  protected drawMore(count: number): void {
    this.counted.set(true);
    this.drawn.update((drawn) => Math.min(MOST, drawn + count));
  }

  /** Takes the dice of that number; a field left empty keeps the last ones. */
  protected takeDice(typed: number): void {
    if (Number.isInteger(typed)) this.seed.set(Math.min(999, Math.max(1, typed)));
  }

  protected reset(): void {
    this.reading.set(this.shelf[0]);
    this.start.set(START);
    this.length.set(2);
    this.surprise.set(AS_READ);
    this.seed.set(1);
    this.drawn.set(0);
  }
}

/** A mark by its name, a word between quotation marks. */
function named(word: string): string {
  return marks[word] ?? `« ${word} »`;
}

/** Words one after the other, without the capital that a beginning would take. */
function plain(list: readonly string[]): string {
  return spelled([',', ...list])
    .slice(1)
    .join('')
    .trim();
}

function plural(count: number, one: string, several: string): string {
  return `${count} ${count > 1 ? several : one}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
