import { Component, computed, linkedSignal, signal } from '@angular/core';
import { counted } from '@percolateur/domain';
import { ExperimentFrame } from '../frame/experiment-frame';
import {
  type Figure,
  type Landmark,
  landmarks,
  type Measure,
  type ScopeId,
  scopes,
  type UseId,
  uses,
} from './figures';
import { honestSentence, missingFrom } from './honest-sentence';
import { counting, figuresOf, inTimes, inUnits, placeOf, powersAround } from './magnitude';
import { type Source, type SourceId, sources, unknown } from './sources';

const measures: Record<Measure, string> = { energy: 'Énergie', carbon: 'Carbone', water: 'Eau' };
const confidences: Record<Figure['confidence'], string> = {
  A: 'source lue',
  B: 'source citée par d’autres',
  C: 'ordre de grandeur',
  R: 'notre calcul',
};

/** One line of the scale: a published figure, or a thing of every day to read it by. */
interface Row {
  readonly name: string;
  readonly note: string;
  readonly value: string;
  readonly from: number;
  readonly to: number;
  readonly kind: 'figure' | 'central' | 'landmark';
}

/** An energy, carbon and water calculator that gives ranges, scopes and years, never an average. */
@Component({
  selector: 'app-magnitude-experiment',
  imports: [ExperimentFrame],
  templateUrl: './magnitude-experiment.html',
  styleUrl: './magnitude-experiment.css',
})
export class MagnitudeExperiment {
  protected readonly use = signal<UseId>('text');
  protected readonly measure = signal<Measure>('energy');
  protected readonly perDay = signal(20);
  protected readonly people = signal(12);
  protected readonly on = signal<ReadonlySet<ScopeId>>(new Set(['site', 'wide', 'disputed']));
  /** Whether the making of the car and of the screen is in the comparisons. */
  protected readonly making = signal(true);

  /** Something was asked that the page did not show of itself. */
  protected readonly changed = computed(
    () =>
      this.use() !== 'text' ||
      this.measure() !== 'energy' ||
      this.perDay() !== 20 ||
      this.people() !== 12 ||
      this.on().size < 3 ||
      !this.making(),
  );

  protected readonly useNames = Object.entries(uses).map(([id, { name }]) => ({ id, name }));
  protected readonly measureNames = Object.entries(measures) as [Measure, string][];
  protected readonly scopes = scopes;
  protected readonly unknown = unknown;

  private readonly known = computed(() => figuresOf(this.use(), this.measure()));
  /** The switches that have something to switch. */
  protected readonly usefulScopes = computed(() => {
    const ids = Object.keys(scopes) as ScopeId[];
    return ids.filter((id) => this.known().some((figure) => figure.scope === id));
  });
  protected readonly times = computed(() => this.perDay() * this.people());
  protected readonly shown = computed(() => counting(this.known(), this.on(), this.times()));
  protected readonly nearby = computed(() =>
    landmarks.filter(
      ({ measure, making }) =>
        measure === this.measure() && (making === null || (making === 'with') === this.making()),
    ),
  );
  private readonly powers = computed(() =>
    powersAround([
      ...this.shown().map((figure) => figure.value),
      ...this.nearby().flatMap(({ low, high }) => [low, high]),
    ]),
  );
  protected readonly ends = computed(() =>
    this.powers().map((power) => inUnits(10 ** power, this.measure())),
  );
  /** Width of one power of ten, in percent of the scale. */
  protected readonly step = computed(() => 100 / (this.powers()[1] - this.powers()[0]));
  protected readonly rows = computed((): readonly Row[] => [
    ...this.shown().map((figure) => this.figureRow(figure)),
    ...this.nearby().map((landmark) => this.landmarkRow(landmark)),
  ]);
  protected readonly state = computed(() => this.inWords());
  /** Each landmark beside the lowest and the highest figure. */
  protected readonly compared = computed(() => {
    const shown = this.shown();
    if (shown.length === 0) return [];
    return this.nearby().map(({ name, low, high }) => ({
      name,
      low: inTimes(shown[0].value / high),
      high: inTimes(shown[shown.length - 1].value / low),
    }));
  });
  protected readonly cards = computed(() => {
    const ids = [...this.known(), ...this.nearby()].map(({ source }) => source);
    return [...new Set(ids)].map((id) => this.card(id));
  });

  /** What the reader writes: stays in the page. */
  protected readonly sentence = signal('');
  protected readonly missing = computed(() => missingFrom(this.sentence()));
  protected readonly copied = linkedSignal({ source: this.sentence, computation: () => '' });

  protected setUse(value: string): void {
    this.use.set(value as UseId);
  }

  /** A number typed by hand: kept whole, from 1 to the maximum. */
  protected whole(field: HTMLInputElement): number {
    const value = Math.round(field.valueAsNumber || 1);
    const kept = Math.min(Math.max(value, 1), Number(field.max));
    field.valueAsNumber = kept;
    return kept;
  }

  protected toggle(scope: ScopeId): void {
    this.on.update((on) => {
      const next = new Set(on);
      if (!next.delete(scope)) next.add(scope);
      return next;
    });
  }

  protected reset(): void {
    this.use.set('text');
    this.measure.set('energy');
    this.perDay.set(20);
    this.people.set(12);
    this.on.set(new Set(['site', 'wide', 'disputed']));
    this.making.set(true);
  }

  protected propose(): void {
    this.sentence.set(honestSentence(this.shown(), this.perDay(), this.people()));
  }

  protected async copy(): Promise<void> {
    const done = await navigator.clipboard.writeText(this.sentence()).then(
      () => true,
      () => false,
    );
    this.copied.set(
      done ? 'Phrase copiée.' : 'La copie est refusée ici. Sélectionnez le texte à la main.',
    );
  }

  private inWords(): string {
    const [shown, { one, many }] = [this.shown(), uses[this.use()]];
    if (this.known().length === 0) return 'Aucun chiffre publié et vérifié : on ne sait pas.';
    if (shown.length === 0)
      return 'Il ne reste aucun chiffre : tout ce qui est publié est décoché.';
    const count = `${counted(this.times(), one, many)} par jour`;
    const [low, high] = [shown[0].value, shown[shown.length - 1].value];
    if (low === high) {
      return `${count} : ${inUnits(low, this.measure())}, d’après un seul chiffre, sans fourchette.`;
    }
    const range = `de ${inUnits(low, this.measure())} à ${inUnits(high, this.measure())}`;
    return `${count} : ${range}. Du bas au haut, ${inTimes(high / low)}.`;
  }

  private figureRow(figure: Figure): Row {
    const { publisher }: Source = sources[figure.source];
    const place = placeOf(figure.value, this.powers());
    return {
      name: figure.what,
      note: `${publisher}, ${figure.asOf.slice(0, 4)} ; ${confidences[figure.confidence]}`,
      value: inUnits(figure.value, figure.measure),
      from: place,
      to: place,
      kind: figure.central ? 'central' : 'figure',
    };
  }

  private landmarkRow({ name, low, high, measure, confidence }: Landmark): Row {
    const [from, to] = [low, high].map((value) => inUnits(value, measure, 3));
    return {
      name,
      note: `repère ; ${confidences[confidence]}`,
      value: low === high ? from : `${from} à ${to}`,
      from: placeOf(low, this.powers()),
      to: placeOf(high, this.powers()),
      kind: 'landmark',
    };
  }

  private card(id: SourceId) {
    const source: Source = sources[id];
    const dates = [...this.known(), ...this.nearby()].filter((one) => one.source === id);
    const options = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
    const reviewBy = new Date(dates.map((one) => one.reviewBy).sort()[0]);
    return { ...source, id, reviewBy: new Intl.DateTimeFormat('fr-FR', options).format(reviewBy) };
  }
}
