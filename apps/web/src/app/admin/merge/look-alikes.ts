import { Component, inject, input, output } from '@angular/core';
import { type KnownApart, type LookAlike, mergeRoutes } from '@percolateur/contract';
import { fullName, ofPerson } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { ProblemNote } from '../../ui/problem-note';
import { deviceTimeZone, FrenchDate } from '../../ui/when';

type Records = LookAlike['records'];

/**
 * Pairs of records that seem to be the same person: proposed, and never merged without a look. Two who
 * are rightly two are said to be so once.
 */
@Component({
  selector: 'app-look-alikes',
  imports: [Busy, FrenchDate, ProblemNote],
  template: `
    @if (pairs().length > 0) {
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
              <p class="actions">
                <button type="button" class="button" (click)="chosen.emit(pair.records)">
                  Comparer<span class="hidden"> les fiches {{ ofPerson(pair.records[0]) }}</span>
                </button>
                <button
                  type="button"
                  class="button quiet"
                  [appBusy]="telling.pending()"
                  (click)="telling.run(pair.records, true)"
                >
                  Ce sont deux personnes<span class="hidden">
                    : {{ fullName(pair.records[0]) }}</span
                  >
                </button>
              </p>
            </li>
          }
        </ul>
      </details>
    }
    <app-problem [problem]="telling.problem()" />
    @if (apart().length > 0) {
      <details>
        <summary>Fiches qui se ressemblent, dites de deux personnes ({{ apart().length }})</summary>
        <ul class="plain">
          @for (pair of apart(); track pair.records[0].personId + pair.records[1].personId) {
            <li>
              {{ fullName(pair.records[0]) }}
              <span class="soft">{{ pair.records[0].email }} et {{ pair.records[1].email }}</span>
              <p class="soft">Dit par {{ pair.by }}, le {{ pair.at | frenchDate: zone }}.</p>
              <button
                type="button"
                class="button quiet"
                [appBusy]="telling.pending()"
                (click)="telling.run(pair.records, false)"
              >
                Revenir là-dessus<span class="hidden"> : {{ fullName(pair.records[0]) }}</span>
              </button>
            </li>
          }
        </ul>
      </details>
    }
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
    .actions,
    .plain p {
      margin-block: 0;
    }
  `,
})
export class LookAlikes {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);

  readonly organisationId = input.required<string>();
  readonly pairs = input.required<readonly LookAlike[]>();
  /** Those said to be two people, the latest first. */
  readonly apart = input.required<readonly KnownApart[]>();
  readonly chosen = output<Records>();
  /** What is said of a pair has changed. */
  readonly told = output();

  protected readonly fullName = fullName;
  protected readonly ofPerson = ofPerson;
  protected readonly zone = deviceTimeZone();

  /** Asked again after a cut, nothing is done twice. */
  protected readonly telling = action(async ([one, other]: Records, two: boolean) => {
    const organisationId = this.organisationId();
    const params = { organisationId, personId: one.personId, otherId: other.personId };
    await this.api.call(two ? mergeRoutes.tellApart : mergeRoutes.takeApartBack, { params });
    this.announce.say(
      two
        ? `C’est noté\u00a0: ce sont deux personnes. Elles ne seront plus rapprochées.`
        : `C’est repris\u00a0: ces deux fiches peuvent de nouveau être rapprochées.`,
    );
    this.told.emit();
  });
}
