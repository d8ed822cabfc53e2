import { Component, computed, signal } from '@angular/core';
import { counted } from '@percolateur/domain';
import { ExperimentFrame } from '../frame/experiment-frame';
import { errorRate } from './nearest-centroid';
import { ObjectDrawing } from './object-drawing';
import { exam, isIn, shelf, tryOut, usual, type Drawn, type Kind, type Trial } from './objects';

const TO_PICK = 10;
const kinds: Record<Kind, string> = { cup: 'tasse', glass: 'verre' };

/** « Les données manquantes »: ten examples are chosen, and the errors fall where they lack. */
@Component({
  selector: 'app-biased-data-experiment',
  imports: [ExperimentFrame, ObjectDrawing],
  templateUrl: './biased-data-experiment.html',
  styleUrl: './biased-data-experiment.css',
})
export class BiasedDataExperiment {
  protected readonly shelf = shelf;
  protected readonly usual = usual;
  protected readonly none: ReadonlySet<number> = new Set();
  protected readonly errorRate = errorRate;

  protected readonly picked = signal(this.none);
  protected readonly trials = signal<readonly Trial[]>([]);
  /** Of what the last button or box was about. */
  private readonly last = signal<'picking' | 'refused' | 'tried'>('picking');

  protected readonly trial = computed(() => this.trials().at(-1));
  protected readonly before = computed(() => this.trials().at(-2));
  protected readonly rows = computed(() => {
    const before = this.before();
    return this.trial()?.outcomes.map((outcome, index) => ({
      ...outcome,
      learned: this.trial()!.learned.filter(isIn(outcome.group)).length,
      before: before && {
        ...before.outcomes[index],
        learned: before.learned.filter(isIn(outcome.group)).length,
      },
    }));
  });
  protected readonly errors = computed(() => this.trial()?.outcomes.flatMap(({ wrong }) => wrong));
  protected readonly means = computed(() =>
    [...(this.trial()?.model.keys() ?? [])].map((kind) => meanInWords(kind, this.trial()!.learned)),
  );
  protected readonly state = computed(() => {
    const trial = this.trial();
    if (trial && this.last() === 'tried') return `Réussite globale : ${score(trial)}.`;
    const missing = TO_PICK - this.picked().size;
    if (missing === 0) return 'Dix objets choisis : vous pouvez entraîner la machine.';
    const gap =
      missing > 0 ? `il en manque ${missing}` : `${counted(-missing, 'objet', 'objets')} de trop`;
    return `${this.last() === 'refused' ? 'Pas encore : ' : ''}${counted(this.picked().size, 'objet choisi', 'objets choisis')}, ${gap}.`;
  });

  protected pick(picked: ReadonlySet<number>): void {
    this.picked.set(picked);
    this.last.set('picking');
  }

  protected toggle(index: number, taken: boolean): void {
    const others = [...this.picked()].filter((one) => one !== index);
    this.pick(new Set(taken ? [...others, index] : others));
  }

  protected run(): void {
    const learned = shelf.filter((_, index) => this.picked().has(index));
    const ready = learned.length === TO_PICK;
    if (ready) this.trials.update((trials) => [...trials, tryOut(learned)]);
    this.last.set(ready ? 'tried' : 'refused');
  }

  protected reset(): void {
    this.pick(this.none);
    this.trials.set([]);
  }

  protected readonly score = score;
  protected readonly described = described;
  protected readonly takenFor = (object: Drawn) =>
    object.kind === 'cup' ? 'prise pour un verre' : 'pris pour une tasse';
}

/** « tasse sans anse, 7 × 9 cm ». */
function described({ kind, handle, height, width }: Drawn): string {
  return `${kinds[kind]} ${handle ? 'avec' : 'sans'} anse, ${height} × ${width} cm`;
}

function score({ outcomes }: Trial): string {
  const wrong = outcomes.reduce((sum, outcome) => sum + outcome.wrong.length, 0);
  const percent = Math.round((100 * (exam.length - wrong)) / exam.length);
  return `${exam.length - wrong} sur ${exam.length}, soit ${percent} %`;
}

function meanInWords(kind: Kind, learned: readonly Drawn[]): string {
  const own = learned.filter((object) => object.kind === kind);
  const handles = own.filter(({ handle }) => handle).length;
  const mean = (side: 'height' | 'width') =>
    (own.reduce((sum, object) => sum + object[side], 0) / own.length).toLocaleString('fr-FR', {
      maximumFractionDigits: 1,
    });
  return `${kind === 'cup' ? 'Tasse moyenne' : 'Verre moyen'} : une anse ${handles} fois sur ${own.length}, ${mean('height')} cm de haut, ${mean('width')} cm de large.`;
}
