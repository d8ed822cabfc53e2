import { Component, computed, signal } from '@angular/core';
import { ExperimentFrame } from '../frame/experiment-frame';
import { denoise, likeness, lines, nearest, noise, noised, STEPS } from './denoise';
import { drawings, words, type Picture } from './drawings';
import { PictureView } from './picture-view';

const MOST_KEPT = 6;

interface Finished {
  caption: string;
  name: string;
  picture: Picture;
}

/** « Du bruit à l’image »: a drawing lost in noise, then noise led to a drawing by a word. */
@Component({
  selector: 'app-denoising-experiment',
  imports: [ExperimentFrame, PictureView],
  templateUrl: './denoising-experiment.html',
  styleUrl: './denoising-experiment.css',
})
export class DenoisingExperiment {
  protected readonly drawings = drawings;
  protected readonly choices = [...words, null];
  protected readonly steps = STEPS;

  protected readonly drawn = signal(drawings[0]);
  protected readonly level = signal(0);
  protected readonly seed = signal(1);
  protected readonly word = signal<string | null>(words[0]);
  /** The noise, then what each step made of it. */
  protected readonly trail = signal<readonly Picture[]>([noise(1)]);
  protected readonly finished = signal<readonly Finished[]>([]);
  private readonly last = signal<'noising' | 'denoising'>('noising');

  protected readonly covered = computed(() =>
    noised(this.drawn().picture, noise(this.seed()), this.level()),
  );
  protected readonly coveredInWords = computed(() => {
    const share = likeness(this.covered(), this.drawn().picture);
    return `Bruit ${this.level()} sur ${STEPS} : ${share} % de points reconnaissables.`;
  });
  protected readonly done = computed(() => this.trail().length - 1);
  protected readonly current = computed(() => this.trail()[this.done()]);
  protected readonly told = computed(() =>
    this.trail().map((picture, step) => this.tell(picture, step)),
  );
  protected readonly guide = computed(() => named(this.word()));
  protected readonly lines = computed(() => lines(this.current()));
  protected readonly state = computed(() =>
    this.last() === 'noising'
      ? this.coveredInWords()
      : `Bruit n° ${this.seed()}, ${this.guide()}. ${this.told()[this.done()]}`,
  );

  private readonly known = computed(() =>
    drawings.filter(({ word }) => this.word() === null || word === this.word()),
  );

  protected cover(name: string, level: number): void {
    this.drawn.set(drawings.find((drawing) => drawing.name === name) ?? drawings[0]);
    this.level.set(level);
    this.last.set('noising');
  }

  protected start(seed: number, word: string | null): void {
    this.seed.set(seed);
    this.word.set(word);
    this.trail.set([noise(seed)]);
    this.last.set('denoising');
  }

  /** So many steps, or those that are left. */
  protected go(most: number): void {
    this.last.set('denoising');
    const before = this.done();
    for (let made = 0; made < most && this.done() < STEPS; made++) {
      const next = denoise(this.current(), STEPS - this.done(), this.known());
      this.trail.update((trail) => [...trail, next]);
    }
    if (this.done() === STEPS && before < STEPS) this.keep();
  }

  protected reset(): void {
    this.start(1, words[0]);
    this.finished.set([]);
    this.cover(drawings[0].name, 0);
  }

  protected readonly named = named;

  private keep(): void {
    const caption = `bruit n° ${this.seed()}, ${this.guide()}`;
    const { name } = nearest(this.current(), this.known());
    const others = this.finished().filter((one) => one.caption !== caption);
    this.finished.set([...others, { caption, name, picture: this.current() }].slice(-MOST_KEPT));
  }

  private tell(picture: Picture, step: number): string {
    const { name, picture: drawing } = nearest(picture, this.known());
    const share = `${likeness(picture, drawing)} %`;
    return step === 0
      ? `Départ : rien que du bruit. ${share} des points tombent juste, par hasard.`
      : `Pas ${step} sur ${STEPS} : ${share} de points reconnaissables. Dessin le plus proche : ${name}.`;
  }
}

function named(word: string | null): string {
  return word === null ? 'sans mot' : `mot « ${word} »`;
}
