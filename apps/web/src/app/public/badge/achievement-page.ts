import { Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { badgeRoutes } from '@percolateur/contract';
import { badgeWords, ofName } from '@percolateur/domain';
import { Api } from '../../api';
import { BadgePicture } from '../../parts/badge/badge-picture';
import { Heading } from '../../ui/heading';
import { PageState } from '../../ui/page-state';

/** What a badge attests, how it is earned and who issues it: the page that badges name. */
@Component({
  selector: 'app-achievement-page',
  imports: [BadgePicture, Heading, PageState, RouterLink],
  templateUrl: './achievement-page.html',
  styleUrl: './badge-page.css',
})
export class AchievementPage {
  protected readonly ofName = ofName;
  private readonly api = inject(Api);

  readonly organisationId = input.required<string>();
  readonly achievement = input.required<string>();

  protected readonly issued = resource({
    params: () => ({ organisationId: this.organisationId(), achievement: this.achievement() }),
    loader: ({ params }) => this.api.call(badgeRoutes.achievement, { params }),
  });
  protected readonly words = computed(() =>
    this.issued.hasValue() ? badgeWords[this.issued.value().achievement] : null,
  );
}
