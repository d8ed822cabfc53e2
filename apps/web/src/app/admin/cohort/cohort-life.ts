import { Component, computed, input } from '@angular/core';
import type { CohortStatus } from '@percolateur/contract';
import { Icon } from '../../ui/icon';

const steps: { status: CohortStatus; word: string }[] = [
  { status: 'draft', word: 'créée' },
  { status: 'open', word: 'ouverte' },
  { status: 'running', word: 'en cours' },
  { status: 'closed', word: 'clôturée' },
  { status: 'archived', word: 'archivée' },
];

/** The life of a session, from left to right. */
@Component({
  selector: 'app-cohort-life',
  imports: [Icon],
  template: `
    @if (status() === 'cancelled') {
      <p class="tag error">session annulée</p>
    } @else {
      <ol aria-label="Vie de la session">
        @for (step of steps; track step.status; let index = $index) {
          <li [class.past]="index < at()" [attr.aria-current]="index === at() ? 'step' : null">
            @if (index < at()) {
              <app-icon name="check" />
            }
            {{ step.word }}
          </li>
        }
      </ol>
    }
  `,
  styles: `
    ol {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem;
      padding: 0;
      list-style: none;
    }
    li {
      display: inline-flex;
      flex: 1 1 auto;
      align-items: center;
      justify-content: center;
      gap: 0.25rem;
      padding: 0.25rem 0.6rem;
      border-block-end: 4px solid var(--hairline);
      color: var(--soft);
      white-space: nowrap;
    }
    app-icon {
      inline-size: 1rem;
    }
    .past {
      border-color: var(--done);
      color: var(--done);
    }
    [aria-current] {
      border-color: var(--action);
      color: var(--text);
      font-weight: 700;
    }
    /* On one line of a phone. */
    @media (max-width: 30rem) {
      li {
        flex-direction: column;
        justify-content: end;
        padding-inline: 0.1rem;
        font-size: 0.85rem;
      }
    }
  `,
})
export class CohortLife {
  readonly status = input.required<CohortStatus>();
  protected readonly steps = steps;
  protected readonly at = computed(() => steps.findIndex(({ status }) => status === this.status()));
}
