import { Component, inject, resource, signal } from '@angular/core';
import { badgeRoutes, type MyBadge, urlOf } from '@percolateur/contract';
import { badgeWords, verdictOf, verdictWords } from '@percolateur/domain';
import { Api } from '../../api';
import { BadgePicture } from '../../parts/badge/badge-picture';
import { action } from '../../ui/action';
import { Icon } from '../../ui/icon';
import { ProblemNote } from '../../ui/problem-note';
import { deviceTimeZone, FrenchDate } from '../../ui/when';

/** My badges: each as it looks, to take away, to show by a link that may be switched off. */
@Component({
  selector: 'app-my-badges',
  imports: [BadgePicture, FrenchDate, Icon, ProblemNote],
  templateUrl: './my-badges.html',
  styleUrls: ['./documents-page.css', './my-badges.css'],
})
export class MyBadges {
  private readonly api = inject(Api);

  protected readonly badges = resource({ loader: () => this.api.call(badgeRoutes.mine) });
  protected readonly copied = signal<{ id: string; done: boolean } | null>(null);
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

  protected linkOf(code: string): string {
    return new URL(`/badge/${code}`, location.origin).href;
  }

  /** The form of LinkedIn that adds a certification: an address, which tells them nothing until it is opened. */
  protected linkedIn(
    { achievement, organisation, issuedAt, number }: MyBadge,
    code: string,
  ): string {
    const at = new Date(issuedAt);
    const query = new URLSearchParams({
      startTask: 'CERTIFICATION_NAME',
      name: badgeWords[achievement].name,
      organizationName: organisation,
      issueYear: String(at.getFullYear()),
      issueMonth: String(at.getMonth() + 1),
      certUrl: this.linkOf(code),
      certId: number,
    });
    return `https://www.linkedin.com/profile/add?${query}`;
  }

  protected async copy(badge: MyBadge, code: string): Promise<void> {
    const done = await navigator.clipboard.writeText(this.linkOf(code)).then(
      () => true,
      () => false,
    );
    this.copied.set({ id: badge.id, done });
  }

  private put(badge: MyBadge, change: Partial<MyBadge>): void {
    this.copied.set(null);
    this.badges.update((all) =>
      all?.map((each) => (each.id === badge.id ? { ...each, ...change } : each)),
    );
  }
}
