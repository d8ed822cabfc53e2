import { Component, input, output } from '@angular/core';
import { Icon } from '../../ui/icon';

export interface Difference {
  label: string;
  theirs: string;
  mine: string;
}

/** Somebody saved first: shows both, and lets the person choose. What was typed is still there. */
@Component({
  selector: 'app-stale-note',
  imports: [Icon],
  host: { role: 'alert' },
  template: `
    <div class="note warning">
      <app-icon name="warning" />
      <div>
        <p>
          <strong>Quelqu’un a enregistré avant vous.</strong>
          Ses changements sont gardés&nbsp;; les vôtres sont encore dans ce formulaire.
        </p>
        @if (differences().length > 0) {
          <dl>
            @for (each of differences(); track each.label) {
              <dt>{{ each.label }}</dt>
              <dd>Enregistré&nbsp;: {{ each.theirs || 'rien' }}</dd>
              <dd>Chez vous&nbsp;: {{ each.mine || 'rien' }}</dd>
            }
          </dl>
        } @else {
          <p>Les deux versions disent la même chose.</p>
        }
        <p class="actions">
          <button type="button" class="button" (click)="keep.emit()">Enregistrer ma version</button>
          <button type="button" class="button" (click)="take.emit()">
            Reprendre la version enregistrée
          </button>
        </p>
      </div>
    </div>
  `,
  styles: `
    dt {
      font-weight: 600;
    }
    dd {
      margin: 0 0 0 1rem;
    }
    dd:last-of-type {
      margin-block-end: 0.5rem;
    }
  `,
})
export class StaleNote {
  readonly differences = input.required<readonly Difference[]>();
  readonly keep = output();
  readonly take = output();
}
