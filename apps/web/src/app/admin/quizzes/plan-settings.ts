import { Component, inject } from '@angular/core';
import type { QuizPlan } from '@percolateur/contract';
import { QuizEditing } from './editing/quiz-editing';

/** Attempts that may be chosen; beyond, a quiz is as good as unlimited. */
const attempts = [1, 2, 3, 4, 5, 10, 20];

/** How a quiz goes: its kind, what passes, how often and how long, what is asked with each answer. */
@Component({
  selector: 'app-plan-settings',
  template: `
    <fieldset>
      <legend>Genre</legend>
      <label>
        <input
          type="radio"
          name="kind"
          [checked]="plan().kind === 'training'"
          (change)="turn('training')"
        />
        <span>
          Entraînement
          <span class="soft">: expliqué à chaque réponse, autant de fois que l’on veut</span>
        </span>
      </label>
      <label>
        <input
          type="radio"
          name="kind"
          [checked]="plan().kind === 'final'"
          (change)="turn('final')"
        />
        <span>
          Évaluation <span class="soft">: corrigée à la fin, avec un nombre d’essais</span>
        </span>
      </label>
    </fieldset>
    @if (plan().kind === 'final') {
      <div class="side-by-side">
        <div class="field">
          <label for="field-passPercent">Seuil de réussite, en %</label>
          <p class="hint" id="pass-hint">Vide : aucun seuil.</p>
          <input
            #pass
            id="field-passPercent"
            type="number"
            min="1"
            max="100"
            aria-describedby="pass-hint"
            [value]="plan().passPercent ?? ''"
            (input)="number('passPercent', pass, 100)"
            (change)="pass.value = '' + (plan().passPercent ?? '')"
          />
        </div>
        <div class="field">
          <label for="field-minutes">Durée, en minutes</label>
          <p class="hint" id="minutes-hint">Vide : sans limite de temps.</p>
          <input
            #minutes
            id="field-minutes"
            type="number"
            min="1"
            max="600"
            aria-describedby="minutes-hint"
            [value]="plan().minutes ?? ''"
            (input)="number('minutes', minutes, 600)"
            (change)="minutes.value = '' + (plan().minutes ?? '')"
          />
        </div>
        <div class="field">
          <label for="field-maxAttempts">Essais</label>
          <select
            #most
            id="field-maxAttempts"
            (change)="editing.set({ maxAttempts: +most.value || null })"
          >
            <option value="">illimités</option>
            @for (each of attempts; track each) {
              <option [value]="each" [selected]="each === plan().maxAttempts">{{ each }}</option>
            }
          </select>
        </div>
        <div class="field">
          <label for="field-keep">L’essai qui compte</label>
          <select
            #keep
            id="field-keep"
            (change)="editing.set({ keep: keep.value === 'last' ? 'last' : 'best' })"
          >
            <option value="best" [selected]="plan().keep === 'best'">le meilleur</option>
            <option value="last" [selected]="plan().keep === 'last'">le dernier</option>
          </select>
        </div>
      </div>
      <label class="choice">
        <input
          #certainty
          type="checkbox"
          [checked]="plan().certainty"
          (change)="editing.set({ certainty: certainty.checked })"
        />
        Demander à chaque réponse si l’on en est sûr
      </label>
    }
    <label class="choice">
      <input
        #shuffle
        type="checkbox"
        [checked]="plan().shuffle"
        (change)="editing.set({ shuffle: shuffle.checked })"
      />
      Mélanger l’ordre des choix, autrement pour chacun
    </label>
  `,
  styles: `
    :host {
      display: block;
      margin-block-end: 1.25rem;
    }
  `,
})
export class PlanSettings {
  protected readonly editing = inject(QuizEditing);
  protected readonly plan = this.editing.plan;
  protected readonly attempts = attempts;

  /** Training has neither a mark to reach nor a count, nor a clock. */
  protected turn(kind: QuizPlan['kind']): void {
    this.editing.set(
      kind === 'training'
        ? { kind, passPercent: null, maxAttempts: null, minutes: null, certainty: false }
        : { kind, passPercent: 70, maxAttempts: 3 },
    );
  }

  /** A whole number, or nothing; what is neither stays what it was, and comes back on leaving. */
  protected number(
    what: 'passPercent' | 'minutes',
    { value, validity }: HTMLInputElement,
    most: number,
  ): void {
    if (validity.badInput) return;
    if (value.trim() === '') return this.editing.set({ [what]: null });
    const given = Math.round(Number(value));
    if (given >= 1 && given <= most) this.editing.set({ [what]: given });
  }
}
