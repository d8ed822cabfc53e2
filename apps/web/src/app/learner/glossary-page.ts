import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { courseRoutes } from '@percolateur/contract';
import { bareWord, counted } from '@percolateur/domain';
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
        <div class="field no-print" role="search">
          <label for="glossary-search">Chercher un mot</label>
          <p class="hint" id="glossary-hint">Sans accents si vous voulez.</p>
          <input
            #typed
            id="glossary-search"
            type="search"
            autocomplete="off"
            aria-describedby="glossary-hint"
            [value]="asked()"
            (input)="asked.set(typed.value)"
            (keydown.escape)="asked.set('')"
          />
        </div>
        <p class="soft no-print" role="status">{{ tally() }}</p>
        <dl>
          @for (entry of found(); track entry.id) {
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

  /** What is looked for, as typed. */
  protected readonly asked = signal('');
  /** The words named like it, then those that speak of it; accents and capitals do not count. */
  protected readonly found = computed(() => {
    const asked = bareWord(this.asked());
    const holds = (text: string) => bareWord(text).includes(asked);
    const named = this.terms().filter(({ term }) => holds(term));
    const told = this.terms().filter(
      ({ term, definition, simpler }) => !holds(term) && holds(`${definition} ${simpler}`),
    );
    return [...named, ...told];
  });
  protected readonly tally = computed(() =>
    this.found().length === 0
      ? 'Aucun mot trouvé. Essayez plus court, ou un autre mot.'
      : counted(this.found().length, 'mot', 'mots'),
  );

  protected print(): void {
    window.print();
  }
}
