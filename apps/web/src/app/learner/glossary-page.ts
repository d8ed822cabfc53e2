import { Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { courseRoutes } from '@percolateur/contract';
import { Api } from '../api';
import { Heading } from '../ui/heading';
import { PageState } from '../ui/page-state';

/** Every word of the course, each said twice: exactly, then more simply. */
@Component({
  selector: 'app-glossary-page',
  imports: [Heading, PageState, RouterLink],
  template: `
    @if (glossary.hasValue()) {
      <div class="reading">
        <nav class="crumbs no-print" aria-label="Fil d’Ariane">
          <ol>
            <li><a [routerLink]="['/ma-formation', cohortId()]">Ma formation</a></li>
            <li><span aria-current="page">Glossaire</span></li>
          </ol>
        </nav>
        <h1 appHeading>Le glossaire</h1>
        <p class="no-print">
          <button type="button" class="button" (click)="print()">Imprimer le glossaire</button>
        </p>
        <dl>
          @for (entry of terms(); track entry.id) {
            <div>
              <dt>{{ entry.term }}</dt>
              <dd>
                {{ entry.definition }}
                <p class="soft">Plus simplement : {{ entry.simpler }}</p>
              </dd>
            </div>
          }
        </dl>
      </div>
    } @else {
      <app-page-state class="reading" [of]="glossary" page />
    }
  `,
  styles: `
    dl div {
      padding-block: 0.75rem;
      border-block-start: 1px solid var(--hairline);
      break-inside: avoid;
    }
    dt {
      font-weight: 700;
    }
    dd {
      margin: 0;
    }
    dd p {
      margin: 0.25rem 0 0;
    }
    @media print {
      dl {
        columns: 2;
        column-gap: 10mm;
      }
    }
  `,
})
export class GlossaryPage {
  private readonly api = inject(Api);

  readonly cohortId = input.required<string>();

  protected readonly glossary = resource({
    params: () => ({ cohortId: this.cohortId() }),
    loader: ({ params }) => this.api.call(courseRoutes.glossary, { params }),
  });
  protected readonly terms = computed(() =>
    this.glossary.hasValue()
      ? [...this.glossary.value().terms].sort((a, b) => a.term.localeCompare(b.term, 'fr'))
      : [],
  );

  protected print(): void {
    window.print();
  }
}
