import { Component, computed, signal } from '@angular/core';
import { counted, listed } from '@percolateur/domain';
import { ExperimentFrame } from '../frame/experiment-frame';
import { sets, START } from './outings';
import { divide, errors, fewestErrors, LAST, learn } from './perceptron';
import type { Correction, Outing, Point, Rule } from './perceptron';

/** Sides of a cell and of the margins that hold the graduations, in units of the drawing. */
const CELL = 40;
const LEFT = 34;
const TOP = 6;
const MOST_OUTINGS = 24;

const sliders = [
  {
    key: 'rain',
    label: 'Poids de la pluie',
    the: 'le poids de la pluie',
    min: -3,
    max: 3,
    step: 0.1,
  },
  {
    key: 'distance',
    label: 'Poids de la distance',
    the: 'le poids de la distance',
    min: -3,
    max: 3,
    step: 0.1,
  },
  { key: 'threshold', label: 'Seuil', the: 'le seuil', min: -20, max: 20, step: 0.5 },
] as const;

/** « Le perceptron à la main »: a rule of three numbers, moved by hand or by its own errors. */
@Component({
  selector: 'app-perceptron-experiment',
  imports: [ExperimentFrame],
  templateUrl: './perceptron-experiment.html',
  styleUrl: './perceptron-experiment.css',
})
export class PerceptronExperiment {
  protected readonly sets = sets;
  protected readonly sliders = sliders;
  protected readonly steps = Array.from({ length: LAST + 1 }, (_, index) => index);
  protected readonly number = number;
  protected readonly counted = counted;

  protected readonly set = signal(sets[0]);
  protected readonly outings = signal(sets[0].outings);
  protected readonly rule = signal(START);
  /** What was corrected since something was last changed by hand. */
  protected readonly corrections = signal<readonly Correction[]>([]);
  /** How many of them the last button made. */
  private readonly lastRun = signal(0);
  private readonly notice = signal('');

  protected readonly rain = signal(4);
  protected readonly distance = signal(4);
  protected readonly stayed = signal(false);

  /** A number, a point or a correction changed something. */
  protected readonly moved = computed(
    () => this.rule() !== START || this.outings() !== this.set().outings,
  );
  protected readonly lastCorrection = computed(() => this.corrections().at(-1));
  protected readonly division = computed(() => divide(this.rule()));
  protected readonly boundaryBefore = computed(() => {
    const first = this.corrections().at(-this.lastRun());
    return first && this.lastRun() > 0 ? divide(first.before).boundary : [];
  });
  protected readonly fewest = computed(() => fewestErrors(this.outings()));
  protected readonly judged = computed(() => {
    const wrong = new Set(errors(this.rule(), this.outings()));
    return this.outings().map((outing, index) => ({
      ...outing,
      wrong: wrong.has(index),
    }));
  });
  protected readonly balance = computed(() => {
    const all = this.judged();
    const wrong = all.flatMap(({ wrong }, index) => (wrong ? [`${index + 1}`] : []));
    if (all.length === 0) return 'Aucun point n’est posé.';
    if (wrong.length === 0) return `Aucune erreur sur ${all.length} : rien à corriger.`;
    const which = `${wrong.length > 1 ? 'sorties' : 'sortie'} ${listed(wrong)}`;
    return `${counted(wrong.length, 'erreur', 'erreurs')} sur ${all.length} : ${which}.`;
  });
  protected readonly state = computed(() => {
    const last = this.lastCorrection();
    const run = this.lastRun();
    if (this.notice() || run === 0 || !last) return `${this.notice()} ${this.balance()}`.trim();
    return `${run === 1 ? this.told(last) : `${run} corrections.`} ${this.balance()}`;
  });

  protected choose(set: (typeof sets)[number]): void {
    this.set.set(set);
    this.outings.set(set.outings);
    this.move(START);
  }

  /** A rule given by hand: what was learned before is no longer what is seen. */
  protected move(rule: Rule, notice = ''): void {
    this.rule.set(rule);
    this.corrections.set([]);
    this.lastRun.set(0);
    this.notice.set(notice);
  }

  protected slide(key: keyof Rule, value: number): void {
    this.move({ ...this.rule(), [key]: value });
  }

  protected learn(most: number): void {
    const from = (this.lastCorrection()?.index ?? -1) + 1;
    const made = learn(this.rule(), this.outings(), from, most);
    this.notice.set('');
    this.lastRun.set(made.length);
    this.corrections.update((before) => [...before, ...made]);
    this.rule.update((rule) => made.at(-1)?.after ?? rule);
  }

  /** Puts an outing in a cell, instead of the one that may be there. */
  protected put(rain: number, distance: number): void {
    const others = this.without(rain, distance);
    const where = `pluie ${rain}, distance ${distance}`;
    if (others.length >= MOST_OUTINGS) {
      this.notice.set(`${MOST_OUTINGS} points au plus : retirez-en un d’abord.`);
      return;
    }
    const outing: Outing = { rain, distance, stayed: this.stayed() };
    this.outings.set([...others, outing]);
    this.move(this.rule(), `Point posé : ${where}, ${outing.stayed ? 'rester' : 'y aller'}.`);
  }

  protected remove(rain: number, distance: number): void {
    const others = this.without(rain, distance);
    const there = others.length < this.outings().length;
    this.outings.set(others);
    const where = `pluie ${rain}, distance ${distance}`;
    this.move(this.rule(), there ? `Point retiré : ${where}.` : `Rien à retirer : ${where}.`);
  }

  /** A tap on the drawing does what the fields do: it puts a point, or takes it away. */
  protected tap(event: PointerEvent): void {
    if (event.button !== 0) return;
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const scale = this.width / box.width;
    const rain = Math.floor(((event.clientX - box.left) * scale - LEFT) / CELL);
    const distance = LAST - Math.floor(((event.clientY - box.top) * scale - TOP) / CELL);
    if (![rain, distance].every((value) => value >= 0 && value <= LAST)) return;
    this.rain.set(rain);
    this.distance.set(distance);
    if (this.without(rain, distance).length < this.outings().length) this.remove(rain, distance);
    else this.put(rain, distance);
  }

  protected told({ index, before, after }: Correction): string {
    const { stayed } = this.outings()[index];
    const verdict = stayed
      ? 'on était resté, la règle disait d’y aller'
      : 'on y était allé, la règle disait de rester';
    const changes = sliders
      .filter(({ key }) => before[key] !== after[key])
      .map(({ key, the }) => `${the} de ${number(before[key])} à ${number(after[key])}`);
    return `Sortie ${index + 1} : ${verdict}. La machine passe ${listed(changes)}.`;
  }

  private without(rain: number, distance: number): Outing[] {
    return this.outings().filter((outing) => outing.rain !== rain || outing.distance !== distance);
  }

  protected readonly width = LEFT + (LAST + 1) * CELL + 6;
  protected readonly height = TOP + (LAST + 1) * CELL + 30;
  protected readonly x = (rain: number) => LEFT + (rain + 0.5) * CELL;
  protected readonly y = (distance: number) => TOP + (LAST - distance + 0.5) * CELL;
  protected readonly line = (points: readonly Point[]) =>
    points.map(([rain, distance]) => `${this.x(rain)},${this.y(distance)}`).join(' ');
}

function number(value: number): string {
  return value.toLocaleString('fr-FR');
}
