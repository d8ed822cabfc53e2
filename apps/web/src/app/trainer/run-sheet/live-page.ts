import { Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { courseRoutes } from '@percolateur/contract';
import { Api } from '../../api';
import { Companion, type CompanionStep } from '../../parts/companion/companion';
import { Heading } from '../../ui/heading';
import { PageState } from '../../ui/page-state';
import { keptChanges } from './kept-changes';
import { timeSheet } from './sheet-rows';

/** The half-day in the hand: the same companion as for a café. */
@Component({
  selector: 'app-half-day-live-page',
  imports: [Companion, Heading, PageState, RouterLink],
  template: `
    @if (sheet.hasValue()) {
      <div class="reading">
        <p>
          <a [routerLink]="['/animer', cohortId(), 'deroule', halfDayId()]">Revenir au déroulé</a>
        </p>
        <h1 appHeading>{{ sheet.value().halfDay.title }}</h1>
        <app-companion [steps]="steps()" [available]="available()" [shelf]="halfDayId()" />
      </div>
    } @else {
      <app-page-state class="reading" [of]="sheet" page />
    }
  `,
})
export class HalfDayLivePage {
  private readonly api = inject(Api);

  readonly cohortId = input.required<string>();
  readonly halfDayId = input.required<string>();

  protected readonly sheet = resource({
    params: () => ({ cohortId: this.cohortId(), halfDayId: this.halfDayId() }),
    loader: ({ params }) => this.api.call(courseRoutes.runSheet, { params }),
  });
  private readonly changes = keptChanges(this.halfDayId);
  protected readonly steps = computed(() => {
    if (!this.sheet.hasValue()) return [];
    return timeSheet(this.sheet.value(), this.changes())
      .rows.filter(({ minutes }) => minutes > 0)
      .map(({ key, title, minutes, block }): CompanionStep => ({
        ...{ key, title, minutes },
        min: Math.min(minutes, block?.min ?? minutes),
        max: Math.max(minutes, block?.max ?? minutes),
        // The break and signing are never eaten.
        fixed: !block || block.phase === 'signer',
        say: block?.say ?? '',
        todo: block ? [block.do, block.they] : [],
        planB: block?.planB ?? null,
        prompts: [],
      }));
  });
  protected readonly available = computed(() =>
    this.steps().reduce((sum, { minutes }) => sum + minutes, 0),
  );
}
