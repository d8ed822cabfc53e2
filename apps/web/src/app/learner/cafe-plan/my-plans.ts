import { Component, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { cafePlanRoutes } from '@percolateur/contract';
import { Api } from '../../api';
import { PageState } from '../../ui/page-state';
import { deviceTimeZone, FrenchDate } from '../../ui/when';

/** The hours that I prepare, and those that my group shares. */
@Component({
  selector: 'app-my-plans',
  imports: [FrenchDate, PageState, RouterLink],
  template: `
    <h2>Mon heure, minute par minute</h2>
    @if (plans.hasValue()) {
      @let all = plans.value();
      @if (all.open) {
        <p class="actions">
          <a class="button primary" [routerLink]="to('nouveau')">Composer mon heure</a>
        </p>
      } @else if (all.opensAt) {
        <p>
          Le planificateur s’ouvre le deuxième jour de la formation,
          {{ all.opensAt | frenchDate: zone }}.
        </p>
      } @else {
        <p>Le planificateur s’ouvrira le deuxième jour de la formation.</p>
      }
      @if (all.mine.length > 0) {
        <ul class="plain">
          @for (plan of all.mine; track plan.id) {
            <li>
              <a [routerLink]="to(plan.id)">{{ plan.title }}</a>
              <span class="soft"
                >version {{ plan.latest.number }}, {{ plan.latest.savedAt | frenchDate: zone
                }}{{ plan.shared ? ', partagé avec le groupe' : '' }}</span
              >
            </li>
          }
        </ul>
      }
      @if (all.shared.length > 0) {
        <h3>Partagés par le groupe</h3>
        <ul class="plain">
          @for (plan of all.shared; track plan.id) {
            <li>
              <a [routerLink]="to(plan.id)">{{ plan.title }}</a>
              <span class="soft">par {{ plan.author }}</span>
            </li>
          }
        </ul>
      }
    } @else {
      <app-page-state [of]="plans" />
    }
  `,
  styles: `
    :host {
      display: block;
      margin-block-start: 2.5rem;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 0.75rem;
    }
    li a {
      display: inline-flex;
      align-items: center;
      min-block-size: 2.75rem;
    }
  `,
})
export class MyPlans {
  private readonly api = inject(Api);

  readonly cohortId = input.required<string>();

  protected readonly zone = deviceTimeZone();
  protected readonly plans = resource({
    params: () => ({ cohortId: this.cohortId() }),
    loader: ({ params }) => this.api.call(cafePlanRoutes.list, { params }),
  });

  protected to(page: string): string[] {
    return ['/ma-formation', this.cohortId(), 'mon-cafe', page];
  }
}
