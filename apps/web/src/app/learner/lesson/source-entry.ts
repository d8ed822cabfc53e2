import { Component, computed, input } from '@angular/core';
import type { LessonView } from '@percolateur/contract';

type Source = LessonView['sources'][number];

/** A source with what is said on its authority, the date of each claim and until when it holds. */
@Component({
  selector: 'app-source-entry',
  template: `
    @let cited = source();
    @if (cited.url; as url) {
      <a [href]="url" rel="noopener noreferrer">{{ cited.title }}</a>
    } @else {
      {{ cited.title }}
    }
    <span>, {{ cited.publisher }}, {{ cited.year }}.</span>
    <ul>
      @for (fact of facts(); track $index) {
        <li>
          {{ fact.statement }}
          <span class="soft">
            @if (fact.stale) {
              Ce fait date de {{ fact.asOf }}. Il est en cours de vérification.
            } @else {
              ({{ fact.asOf }}, à revoir avant {{ fact.reviewBy }})
            }
          </span>
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      margin: 0;
      padding-inline-start: 1.2em;
      font-size: 0.9em;
    }
  `,
})
export class SourceEntry {
  readonly source = input.required<Source>();

  protected readonly facts = computed(() => {
    const today = new Date().toISOString().slice(0, 10);
    return this.source().facts.map(({ statement, asOf, reviewBy }) => ({
      statement,
      asOf: asOf.length > 4 ? frenchMonth(asOf) : asOf,
      reviewBy: frenchMonth(reviewBy),
      stale: reviewBy < today,
    }));
  });
}

// Named here: asking Intl for twelve words takes a slow phone longer than drawing the whole lesson.
const months = [
  ...['janvier', 'février', 'mars', 'avril', 'mai', 'juin'],
  ...['juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
];

/** « juin 2027 », from a calendar day or month. */
export function frenchMonth(day: string): string {
  const [year, month] = day.split('-');
  return `${months[Number(month) - 1]} ${year}`;
}
