import { Component, computed, input } from '@angular/core';
import type { CohortStatus } from '@percolateur/contract';

/** The life of a cohort, in words. */
export const cohortStatusWords: Record<CohortStatus, string> = {
  draft: 'brouillon',
  open: 'ouverte',
  running: 'en cours',
  closed: 'clôturée',
  archived: 'archivée',
  cancelled: 'annulée',
};

const tones: Partial<Record<CohortStatus, string>> = {
  draft: 'warning',
  running: 'done',
  cancelled: 'error',
};

/** Where a cohort is in its life. */
@Component({
  selector: 'app-cohort-status',
  template: `<span [class]="'tag ' + tone()">{{ words[status()] }}</span>`,
})
export class CohortStatusTag {
  readonly status = input.required<CohortStatus>();
  protected readonly words = cohortStatusWords;
  protected readonly tone = computed(() => tones[this.status()] ?? '');
}
