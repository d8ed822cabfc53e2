import { Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { positioningRoutes } from '@percolateur/contract';
import { certaintyWords, counted, quoted } from '@percolateur/domain';
import { Api } from '../../api';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { PageState } from '../../ui/page-state';

/** How many beliefs are answered in full: what one evening can prepare. */
const inFull = 3;

/** What the room believes confidently and wrongly, with what answers it: one page, on screen or paper. */
@Component({
  selector: 'app-beliefs-page',
  imports: [Heading, Icon, PageState, RouterLink],
  templateUrl: './beliefs-page.html',
  styleUrl: './beliefs-page.css',
})
export class BeliefsPage {
  private readonly api = inject(Api);

  readonly cohortId = input.required<string>();

  protected readonly page = resource({
    params: () => ({ params: { cohortId: this.cohortId() } }),
    loader: ({ params }) => this.api.call(positioningRoutes.brief, params),
  });
  private readonly beliefs = computed(() =>
    this.page.hasValue() ? this.page.value().beliefs : [],
  );
  protected readonly strongest = computed(() => this.beliefs().slice(0, inFull));
  protected readonly others = computed(() => this.beliefs().slice(inFull, 2 * inFull));
  private readonly most = computed(() =>
    this.page.hasValue()
      ? Math.max(1, ...this.page.value().certainty.map(({ given }) => given))
      : 1,
  );
  protected readonly certaintyTold = computed(
    () => this.page.hasValue() && this.page.value().certainty.some(({ given }) => given > 0),
  );
  protected readonly words = certaintyWords;
  protected readonly counted = counted;
  protected readonly quoted = quoted;

  /** Of the longest bar, in hundredths. */
  protected width(count: number): number {
    return (100 * count) / this.most();
  }

  protected print(): void {
    window.print();
  }
}
