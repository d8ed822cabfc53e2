import { Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { cafePlanRoutes } from '@percolateur/contract';
import { cafeLibrary, layOut } from '@percolateur/domain';
import { Api } from '../../api';
import { Companion, type CompanionStep } from '../../parts/companion/companion';
import { Heading } from '../../ui/heading';
import { PageState } from '../../ui/page-state';
import { recalledDraft } from './draft';
import { variantWords } from './words';

/** My café, in the hand, from the first minute to the last; the network is not needed. */
@Component({
  selector: 'app-live-page',
  imports: [Companion, Heading, PageState, RouterLink],
  template: `
    @if (plan(); as plan) {
      <div class="reading">
        <p>
          <a [routerLink]="['/ma-formation', cohortId(), 'mon-cafe', planId()]">Revenir au plan</a>
        </p>
        <h1 appHeading>{{ plan.title }}</h1>
        <app-companion
          [steps]="plan.steps"
          [available]="plan.available"
          [people]="plan.people"
          [shelf]="planId()"
        />
      </div>
    } @else {
      <app-page-state class="reading" [of]="saved" page />
    }
  `,
})
export class LivePage {
  private readonly api = inject(Api);

  readonly cohortId = input.required<string>();
  readonly planId = input.required<string>();

  private readonly kept = computed(() => recalledDraft(this.planId())?.content ?? null);
  protected readonly saved = resource({
    params: () => (this.kept() ? undefined : { cohortId: this.cohortId(), planId: this.planId() }),
    loader: ({ params }) => this.api.call(cafePlanRoutes.read, { params }),
  });
  protected readonly plan = computed(() => {
    const content = this.kept() ?? (this.saved.hasValue() ? this.saved.value().content : null);
    if (!content) return null;
    const { rows, available } = layOut(content.blocks, content.answers, cafeLibrary());
    const steps = rows.map(({ block, minutes, chosen, variants }): CompanionStep => ({
      ...{ key: block.id, title: block.title, minutes, fixed: false },
      min: chosen ? Math.min(minutes, block.minutes.min) : block.minutes.min,
      max: Math.max(minutes, block.minutes.max),
      say: block.say,
      todo: [
        ...block.steps,
        ...variants.map((need) => `${variantWords[need]} : ${block.variants[need]}`),
      ],
      planB: block.planB,
      prompts: block.prompts,
    }));
    return { title: content.title, people: content.answers.people, steps, available };
  });
}
