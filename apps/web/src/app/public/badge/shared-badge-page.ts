import { Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { badgeRoutes } from '@percolateur/contract';
import { badgeWords, verdictOf, verdictWords } from '@percolateur/domain';
import { Api } from '../../api';
import { BadgePicture } from '../../parts/badge/badge-picture';
import { Heading } from '../../ui/heading';
import { PageState } from '../../ui/page-state';
import { deviceTimeZone, FrenchDate } from '../../ui/when';

/** A badge that its holder shows: what it says, whether it stands, and their name if they let it. */
@Component({
  selector: 'app-shared-badge-page',
  imports: [BadgePicture, FrenchDate, Heading, PageState, RouterLink],
  templateUrl: './shared-badge-page.html',
  styleUrl: './badge-page.css',
})
export class SharedBadgePage {
  private readonly api = inject(Api);

  readonly code = input.required<string>();

  protected readonly badge = resource({
    params: () => this.code(),
    loader: ({ params: code }) => this.api.call(badgeRoutes.shared, { params: { code } }),
  });
  protected readonly words = computed(() =>
    this.badge.hasValue() ? badgeWords[this.badge.value().achievement] : null,
  );
  protected readonly verdict = computed(() =>
    this.badge.hasValue() ? verdictWords[verdictOf(this.badge.value().status, true)] : '',
  );
  protected readonly zone = deviceTimeZone();

  protected print(): void {
    window.print();
  }
}
