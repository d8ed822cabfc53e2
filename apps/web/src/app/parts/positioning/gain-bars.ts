import { Component, input } from '@angular/core';
import type { ObjectiveGain } from '@percolateur/contract';

/** Objective by objective, two bars, before and after; and the same in a table. */
@Component({
  selector: 'app-gain-bars',
  template: `
    <ul class="plain">
      @for (gain of objectives(); track gain.objective) {
        <li>
          <p class="what">
            <span>{{ gain.objective }}</span> <span class="tag">{{ gain.word }}</span>
          </p>
          <svg viewBox="0 0 200 26" preserveAspectRatio="none" aria-hidden="true">
            <rect class="frame" x="0" y="1" width="200" height="10" rx="2" />
            <rect class="before" x="0" y="1" [attr.width]="200 * gain.before" height="10" rx="2" />
            <rect class="frame" x="0" y="14" width="200" height="10" rx="2" />
            <rect class="after" x="0" y="14" [attr.width]="200 * gain.after" height="10" rx="2" />
          </svg>
        </li>
      }
    </ul>
    <p class="soft" aria-hidden="true">Barre du haut : avant. Barre du bas, pleine : après.</p>
    <details>
      <summary>Les mêmes chiffres en tableau</summary>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">Objectif</th>
            <th scope="col">Avant</th>
            <th scope="col">Après</th>
            <th scope="col">Réponses données pour certaines</th>
          </tr>
        </thead>
        <tbody>
          @for (gain of objectives(); track gain.objective) {
            <tr>
              <th scope="row">
                {{ gain.objective }}
                @if (gain.lesson; as lesson) {
                  <span class="soft">{{ lesson.title }}</span>
                }
              </th>
              <td data-label="Avant">{{ percent(gain.before) }}</td>
              <td data-label="Après">{{ percent(gain.after) }}</td>
              <td data-label="Réponses données pour certaines">
                {{ gain.sureBefore }} avant, {{ gain.sureAfter }} après
              </td>
            </tr>
          }
        </tbody>
      </table>
    </details>
  `,
  styles: `
    li {
      margin-block-end: 1rem;
    }
    .what {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 0.25rem 1rem;
      margin: 0 0 0.25rem;
    }
    svg {
      display: block;
      inline-size: 100%;
      block-size: 1.75rem;
    }
    .frame {
      fill: none;
      stroke: var(--line);
      vector-effect: non-scaling-stroke;
    }
    .before {
      fill: var(--line);
    }
    .after {
      fill: var(--done);
    }
    th .soft {
      display: block;
      font-weight: 400;
    }
  `,
})
export class GainBars {
  readonly objectives = input.required<readonly ObjectiveGain[]>();

  protected percent(share: number): string {
    return `${Math.round(100 * share)}\u00a0%`;
  }
}
