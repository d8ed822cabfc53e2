import { Component, computed, input, model } from '@angular/core';
import type { HalfDayPlan, SigningMeans } from '@percolateur/contract';
import { signingMeans } from '@percolateur/domain';
import { meansWords } from '../shared/means-words';

const meansOf = ({ means }: HalfDayPlan): readonly SigningMeans[] => means ?? signingMeans;

/** By what the half-days of a cohort are signed: one choice for all, from which each may depart later. */
@Component({
  selector: 'app-means-fields',
  template: `
    <fieldset>
      <legend>Les demi-journées se signent</legend>
      <p class="hint" id="hint-means">
        Pour toutes. Chacune peut ensuite s’en écarter, depuis la salle.
      </p>
      @for (means of all; track means) {
        <p>
          <label>
            <input
              type="checkbox"
              aria-describedby="hint-means"
              [checked]="holding(means) === 'all'"
              [indeterminate]="holding(means) === 'some'"
              [disabled]="isLast(means)"
              (change)="toggle(means)"
            />
            {{ words[means] }}
            @if (holding(means) === 'some') {
              <span class="soft">(certaines demi-journées)</span>
            }
          </label>
        </p>
      }
      @if (opened().size > 0) {
        <p class="soft">
          Où la signature a été ouverte, une façon peut encore s’ajouter, plus se retirer.
        </p>
      }
    </fieldset>
  `,
})
export class MeansFields {
  readonly plans = model.required<HalfDayPlan[]>();
  /** Ids of the half-days whose signing was opened: they lose none. */
  readonly opened = input<ReadonlySet<string>>(new Set());

  protected readonly all = signingMeans;
  protected readonly words = meansWords;

  /** How many half-days hold each means. */
  private readonly held = computed(() => {
    const count = (means: SigningMeans) =>
      this.plans().filter((plan) => meansOf(plan).includes(means)).length;
    return new Map(signingMeans.map((means) => [means, count(means)]));
  });

  protected holding(means: SigningMeans): 'all' | 'some' | 'none' {
    const count = this.held().get(means)!;
    if (count === this.plans().length) return 'all';
    return count > 0 ? 'some' : 'none';
  }

  /** Whether some half-day would be left without any. */
  protected isLast(means: SigningMeans): boolean {
    return this.holding(means) === 'all' && this.plans().some((plan) => meansOf(plan).length === 1);
  }

  protected toggle(means: SigningMeans): void {
    const adds = this.holding(means) !== 'all';
    this.plans.update((plans) =>
      plans.map((plan) => {
        const before = meansOf(plan);
        const stays = adds || this.opened().has(plan.id ?? '');
        const after = signingMeans.filter((each) =>
          each === means ? adds || (stays && before.includes(each)) : before.includes(each),
        );
        return { ...plan, means: after };
      }),
    );
  }
}
