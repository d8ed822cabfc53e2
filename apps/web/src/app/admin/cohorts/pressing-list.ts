import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CohortRow } from '@percolateur/contract';
import { Icon } from '../../ui/icon';
import { datesOf } from './cohort-lists';

/** Sessions with what cannot wait in each. */
@Component({
  selector: 'app-pressing-list',
  imports: [Icon, RouterLink],
  template: `
    <ul class="plain">
      @for (cohort of rows(); track cohort.id) {
        <li class="note warning">
          <app-icon name="warning" />
          <div>
            <a [routerLink]="['/coordination/sessions', cohort.id]">{{ cohort.title }}</a>
            <span class="soft"> · {{ datesOf(cohort) }}</span>
            <ul>
              @for (alarm of cohort.alarms; track alarm) {
                <li>{{ alarm }}</li>
              }
            </ul>
          </div>
        </li>
      }
    </ul>
  `,
  styles: `
    ul ul {
      margin: 0.25rem 0 0;
    }
    .note {
      margin-block: 0.5rem;
    }
    .note > div {
      overflow-wrap: anywhere;
    }
    a {
      font-weight: 600;
    }
  `,
})
export class PressingList {
  readonly rows = input.required<readonly CohortRow[]>();
  protected readonly datesOf = datesOf;
}
