import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AgendaRow } from '@percolateur/contract';
import { frenchTime, zoneName } from '@percolateur/domain';
import { CohortStatusTag } from '../../ui/cohort-status';
import { deviceTimeZone } from '../../ui/when';
import { agendaMonths } from './agenda-days';

/** Half-days to come, month by month and day by day. */
@Component({
  selector: 'app-agenda-list',
  imports: [CohortStatusTag, RouterLink],
  template: `
    @for (month of months(); track month.name) {
      @if (dated()) {
        <h3>{{ month.name }}</h3>
      }
      <ol class="plain">
        @for (each of month.days; track each.day) {
          <li class="day" [class.dated]="dated()">
            @if (dated()) {
              <p class="date">
                <time [attr.datetime]="each.day">{{ each.name }}</time>
              </p>
            }
            <ul class="plain">
              @for (row of each.rows; track row.id) {
                <li class="card">
                  <p class="hours">{{ hoursOf(row) }}</p>
                  <div>
                    <a class="target" [routerLink]="['/coordination/sessions', row.cohortId]">
                      {{ row.cohortTitle }}
                    </a>
                    @if (row.status === 'draft') {
                      <app-cohort-status [status]="row.status" />
                    }
                    <p class="soft">
                      {{ row.position }} sur {{ row.halfDayCount }} : {{ row.title }}
                    </p>
                    <p class="soft">{{ whereOf(row) }}</p>
                  </div>
                </li>
              }
            </ul>
          </li>
        }
      </ol>
    }
  `,
  styles: `
    .day {
      display: grid;
      gap: 0 1.25rem;
      padding-block: 0.5rem;
      border-block-start: 1px solid var(--hairline);
    }
    .date {
      margin: 0;
      padding-block: 0.5rem;
      font-weight: 700;
    }
    ul {
      margin: 0;
    }
    .card {
      display: grid;
      grid-template-columns: minmax(7.5rem, auto) 1fr;
      gap: 0 1rem;
      margin-block-end: 0.5rem;
      padding: 0.25rem 1rem 0.6rem;
    }
    .hours {
      padding-block: 0.6rem;
      font-variant-numeric: tabular-nums;
    }
    .card p {
      margin: 0;
    }
    .card > div {
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    @media (min-width: 48rem) {
      .dated {
        grid-template-columns: 9rem 1fr;
      }
    }
    @media (max-width: 30rem) {
      .card {
        grid-template-columns: 1fr;
      }
      .hours {
        padding-block-end: 0;
      }
    }
  `,
})
export class AgendaList {
  readonly rows = input.required<readonly AgendaRow[]>();
  /** Whether the month and the day are said; not where they are said above. */
  readonly dated = input(true);
  /** More than one hub is shown: each half-day says whose it is. */
  readonly several = input(false);

  protected readonly months = computed(() => agendaMonths(this.rows()));

  /** « 9 h – 12 h 30 », on whose clock when it is not the reader’s. */
  protected hoursOf({ startsAt, endsAt, timeZone }: AgendaRow): string {
    const [from, to] = [startsAt, endsAt].map((each) => frenchTime(new Date(each), timeZone));
    const zone = timeZone === deviceTimeZone() ? '' : `, ${zoneName(timeZone)}`;
    return `${from}\u00a0–\u00a0${to}${zone}`;
  }

  protected whereOf({ mode, venueName, trainers, organisationName }: AgendaRow): string {
    const place = mode === 'remote' ? 'à distance' : venueName || 'lieu à fixer';
    const team = trainers.join(', ') || 'animation à désigner';
    return [place, team, ...(this.several() ? [organisationName] : [])].join(' · ');
  }
}
