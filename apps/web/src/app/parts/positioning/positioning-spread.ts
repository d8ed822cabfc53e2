import { Component, computed, inject, input, resource } from '@angular/core';
import { quizRoutes } from '@percolateur/contract';
import { counted, plainOf } from '@percolateur/domain';
import { Api } from '../../api';
import { PageState } from '../../ui/page-state';

/** What a group knows before the course: bars by question, and the same in figures. No name. */
@Component({
  selector: 'app-positioning-spread',
  imports: [PageState],
  templateUrl: './positioning-spread.html',
  styleUrl: './positioning-spread.css',
})
export class PositioningSpread {
  private readonly api = inject(Api);

  readonly cohortId = input.required<string>();

  protected readonly spread = resource({
    params: () => ({ params: { cohortId: this.cohortId() } }),
    loader: ({ params }) => this.api.call(quizRoutes.positioning, params),
  });
  /** What needs time in the room comes first. */
  protected readonly fromLeastKnown = computed(() =>
    this.spread.hasValue()
      ? [...this.spread.value().questions].sort(
          (one, other) => one.right - other.right || one.partly - other.partly,
        )
      : [],
  );
  protected readonly counted = counted;
  protected readonly plainOf = plainOf;
}
