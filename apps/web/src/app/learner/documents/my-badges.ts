import { Component, inject, resource } from '@angular/core';
import { badgeRoutes, type MyBadge, urlOf } from '@percolateur/contract';
import { badgeWords, verdictOf, verdictWords } from '@percolateur/domain';
import { Api } from '../../api';
import { BadgePicture } from '../../parts/badge/badge-picture';
import { action } from '../../ui/action';
import { Icon } from '../../ui/icon';
import { ProblemNote } from '../../ui/problem-note';
import { deviceTimeZone, FrenchDate } from '../../ui/when';
import { ShareBox } from './share-box';

/** My badges: each as it looks, to take away, to show by a link that may be switched off. */
@Component({
  selector: 'app-my-badges',
  imports: [BadgePicture, FrenchDate, Icon, ProblemNote, ShareBox],
  templateUrl: './my-badges.html',
  styleUrls: ['./documents-page.css', './my-badges.css'],
})
export class MyBadges {
  private readonly api = inject(Api);

  protected readonly badges = resource({ loader: () => this.api.call(badgeRoutes.mine) });
  protected readonly sharing = action(async (badge: MyBadge, named: boolean) => {
    const params = { badgeId: badge.id };
    const share = await this.api.call(badgeRoutes.share, { params, body: { named } });
    this.put(badge, { share });
  });
  protected readonly hiding = action(async (badge: MyBadge) => {
    await this.api.call(badgeRoutes.hide, { params: { badgeId: badge.id } });
    this.put(badge, { share: null });
  });

  protected readonly forms = ['png', 'svg', 'json'] as const;
  protected readonly words = badgeWords;
  protected readonly zone = deviceTimeZone();
  protected readonly verdict = ({ status }: MyBadge) => verdictWords[verdictOf(status, true)];

  protected file({ id: badgeId }: MyBadge, form: 'png' | 'svg' | 'json'): string {
    return urlOf(badgeRoutes.file, { params: { badgeId }, query: { form } });
  }

  private put(badge: MyBadge, change: Partial<MyBadge>): void {
    this.badges.update((all) =>
      all?.map((each) => (each.id === badge.id ? { ...each, ...change } : each)),
    );
  }
}
