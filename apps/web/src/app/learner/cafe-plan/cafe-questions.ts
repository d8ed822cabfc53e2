import { Component, model } from '@angular/core';
import {
  audiences,
  type CafeAnswers,
  cafeMinutes,
  cafeSize,
  rooms,
  tones,
  type Variant,
  variants,
} from '@percolateur/domain';
import { audienceWords, roomWords, toneWords, variantWords } from './words';

/** Six short questions, answered beforehand with what is most usual. */
@Component({
  selector: 'app-cafe-questions',
  template: `
    <div class="field">
      <label for="audience">1. Pour qui ?</label>
      <select id="audience" (change)="set({ audience: $any($event.target).value })">
        @for (each of audiences; track each) {
          <option [value]="each" [selected]="each === answers().audience">
            {{ audienceWords[each] }}
          </option>
        }
      </select>
    </div>
    <fieldset>
      <legend>Ce que l’on prévoit pour tous, sans que personne ait à le demander</legend>
      <div class="row">
        @for (each of variants; track each) {
          <label>
            <input
              type="checkbox"
              [checked]="answers().needs.includes(each)"
              (change)="need(each, $any($event.target).checked)"
            />
            {{ variantWords[each] }}
          </label>
        }
      </div>
    </fieldset>
    <div class="pair">
      <div class="field">
        <label for="people">2. Combien, avec vous ?</label>
        <input
          id="people"
          type="number"
          inputmode="numeric"
          [min]="size.least"
          [max]="size.most"
          aria-describedby="people-hint"
          [value]="answers().people"
          (change)="people($any($event.target))"
        />
        <p class="hint" id="people-hint" role="status">
          {{ minutes() === 60 ? 'Une heure.' : 'Une heure et demie, au-delà de quinze.' }}
        </p>
      </div>
      <div class="field">
        <label for="starts">3. À quelle heure ?</label>
        <input
          id="starts"
          type="time"
          [value]="answers().startsAt"
          (change)="time($any($event.target))"
        />
      </div>
    </div>
    <div class="field">
      <label for="room">4. Dans quelle salle ?</label>
      <select id="room" (change)="set({ room: $any($event.target).value })">
        @for (each of rooms; track each) {
          <option [value]="each" [selected]="each === answers().room">{{ roomWords[each] }}</option>
        }
      </select>
    </div>
    <fieldset>
      <legend>5. Avec quel matériel ?</legend>
      <div class="row">
        @for (each of equipment; track each.key) {
          <label>
            <input
              type="checkbox"
              [checked]="answers()[each.key]"
              (change)="equip(each.key, $any($event.target).checked)"
            />
            {{ each.words }}
          </label>
        }
      </div>
    </fieldset>
    <fieldset>
      <legend>6. Sur quel ton ?</legend>
      <div class="row">
        @for (each of tones; track each) {
          <label>
            <input
              type="radio"
              name="tone"
              [checked]="each === answers().tone"
              (change)="set({ tone: each })"
            />
            {{ toneWords[each] }}
          </label>
        }
      </div>
    </fieldset>
    <label class="choice">
      <input
        type="checkbox"
        [checked]="answers().coHost"
        (change)="set({ coHost: $any($event.target).checked })"
      />
      Nous serons deux pour animer
    </label>
  `,
  styles: `
    :host {
      display: block;
    }
    .row,
    .pair {
      display: flex;
      flex-wrap: wrap;
      gap: 0 1.5rem;
    }
    .pair .field {
      flex: 1 1 12rem;
    }
  `,
})
export class CafeQuestions {
  readonly answers = model.required<CafeAnswers>();

  protected readonly audiences = audiences;
  protected readonly variants = variants;
  protected readonly size = cafeSize;
  protected readonly rooms = rooms;
  protected readonly tones = tones;
  protected readonly audienceWords = audienceWords;
  protected readonly variantWords = variantWords;
  protected readonly roomWords = roomWords;
  protected readonly toneWords = toneWords;
  protected readonly equipment = [
    { key: 'screen', words: 'Un écran pour tous' },
    { key: 'phones', words: 'Les téléphones des gens' },
    { key: 'network', words: 'Du réseau' },
  ] as const;

  protected minutes(): number {
    return cafeMinutes(this.answers().people);
  }

  protected set(some: Partial<CafeAnswers>): void {
    this.answers.update((answers) => ({ ...answers, ...some }));
  }

  protected equip(key: 'screen' | 'phones' | 'network', there: boolean): void {
    this.set({ [key]: there });
  }

  protected need(variant: Variant, asked: boolean): void {
    const others = this.answers().needs.filter((each) => each !== variant);
    this.set({ needs: asked ? [...others, variant] : others });
  }

  /** What is no number of people becomes the nearest that is. */
  protected people(field: HTMLInputElement): void {
    const people = Math.min(
      cafeSize.most,
      Math.max(cafeSize.least, Math.round(Number(field.value)) || 10),
    );
    field.value = String(people);
    this.set({ people });
  }

  protected time(field: HTMLInputElement): void {
    if (field.value) this.set({ startsAt: field.value });
    else field.value = this.answers().startsAt;
  }
}
