import { Component, input, output } from '@angular/core';
import type { LookAlike } from '@percolateur/contract';
import { fullName, ofPerson } from '@percolateur/domain';

/** Pairs of records that seem to be the same person: proposed, and never merged without a look. */
@Component({
  selector: 'app-look-alikes',
  template: `
    <details class="card">
      <summary>
        {{
          pairs().length === 1
            ? 'Deux fiches semblent être la même personne'
            : pairs().length + ' paires de fiches semblent être la même personne'
        }}
      </summary>
      <ul class="plain">
        @for (pair of pairs(); track pair.records[0].personId + pair.records[1].personId) {
          <li>
            <p>Ces deux fiches semblent être la même personne&nbsp;:</p>
            <ul>
              @for (record of pair.records; track record.personId) {
                <li>
                  {{ fullName(record) }} <span class="soft">{{ record.email }}</span>
                </li>
              }
            </ul>
            <button type="button" class="button" (click)="chosen.emit(pair.records)">
              Comparer<span class="hidden"> les fiches {{ ofPerson(pair.records[0]) }}</span>
            </button>
          </li>
        }
      </ul>
    </details>
  `,
  styles: `
    :host {
      display: block;
      margin-block: 1rem;
    }
    .plain > li + li {
      margin-block-start: 1rem;
      padding-block-start: 1rem;
      border-block-start: 1px solid var(--line);
    }
    .plain > li,
    .soft {
      overflow-wrap: anywhere;
    }
  `,
})
export class LookAlikes {
  readonly pairs = input.required<readonly LookAlike[]>();
  readonly chosen = output<LookAlike['records']>();

  protected readonly fullName = fullName;
  protected readonly ofPerson = ofPerson;
}
