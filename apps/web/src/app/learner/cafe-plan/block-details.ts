import { Component, input } from '@angular/core';
import { type PlanRow, variants } from '@percolateur/domain';
import { variantWords } from './words';

/** How to hold a block: what to say, to do, to have, and what to do otherwise. */
@Component({
  selector: 'app-block-details',
  template: `
    @let block = row().block;
    @if (block.byHand) {
      <p class="by-hand">{{ block.byHand }}</p>
    }
    <p class="say">« {{ block.say }} »</p>
    <ol>
      @for (step of block.steps; track step) {
        <li>{{ step }}</li>
      }
    </ol>
    <dl>
      <dt>Matériel</dt>
      <dd>{{ block.material.join(', ') }}</dd>
      @for (need of variants; track need) {
        <dt>
          {{ variantWords[need] }}
          @if (row().variants.includes(need)) {
            <strong>(prévu)</strong>
          }
        </dt>
        <dd>{{ block.variants[need] }}</dd>
      }
      <dt>Plan B</dt>
      <dd>{{ block.planB }}</dd>
      <dt>Pour relancer</dt>
      @for (prompt of block.prompts; track prompt) {
        <dd>{{ prompt }}</dd>
      }
      @if (block.credit; as credit) {
        <dt>De qui</dt>
        <dd>
          {{ credit.authors }}. Durée d’origine : {{ credit.trueLength }}. Licence :
          {{ credit.licence ?? 'à vérifier auprès des auteurs' }}.
          <a [href]="credit.link" rel="noopener">La page de ses auteurs</a>
        </dd>
      }
    </dl>
  `,
  styles: `
    :host {
      display: block;
      padding-block-start: 0.5rem;
    }
    .say {
      font-style: italic;
    }
    dt {
      margin-block-start: 0.5rem;
      font-weight: 600;
    }
    dd {
      margin: 0;
    }
    .by-hand {
      color: var(--warning);
      font-weight: 600;
    }
  `,
})
export class BlockDetails {
  readonly row = input.required<PlanRow>();

  protected readonly variants = variants;
  protected readonly variantWords = variantWords;
}
