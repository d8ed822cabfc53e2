import { Component, computed, inject, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type Resource, resourceRoutes } from '@percolateur/contract';
import {
  durationWords,
  limits,
  type ResourceKind,
  resourceKinds,
  type ResourcePublic,
  resourcePublics,
} from '@percolateur/domain';
import { Api } from '../../api';
import { CurrentPerson } from '../../session/current-person';
import { action, Busy } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { calendarDay } from '../../ui/calendar-day';
import { Empty } from '../../ui/empty';
import { Heading } from '../../ui/heading';
import { MoreButton } from '../../ui/more-button';
import { pagedList } from '../../ui/paged-list';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';

interface Asked {
  search: string;
  kind: ResourceKind | '';
  public: ResourcePublic | '';
  within: string;
}

/** What others made to prepare and hold a café: found, and linked to. */
@Component({
  selector: 'app-resources-page',
  imports: [Busy, Empty, Heading, MoreButton, PageState, ProblemNote, RouterLink],
  templateUrl: './resources-page.html',
  styleUrl: './resources-page.css',
})
export class ResourcesPage {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  protected readonly current = inject(CurrentPerson);

  protected readonly asked = signal<Asked>({ search: '', kind: '', public: '', within: '' });
  protected readonly list = pagedList(this.asked, (asked, after) => {
    const { kind, within } = asked;
    const search = asked.search.trim();
    return this.api.call(resourceRoutes.list, {
      query: {
        ...(search && { search }),
        ...(kind && { kind }),
        ...(asked.public && { public: asked.public }),
        ...(within && { within: Number(within) }),
        ...(after && { after }),
      },
    });
  });
  protected readonly mine = resource({
    params: () => this.current.person()?.id,
    loader: () => this.api.call(resourceRoutes.mine),
  });
  private readonly usedNow = computed(
    () => new Set(this.mine.hasValue() ? this.mine.value().used : []),
  );
  protected readonly used = ({ id }: Resource) => this.usedNow().has(id);
  protected readonly mayUse = computed(() => this.mine.hasValue() && this.mine.value().hasCafe);
  protected readonly using = action(async (one: Resource) => {
    const used = !this.used(one);
    await this.api.call(resourceRoutes.use, { params: { resourceId: one.id }, body: { used } });
    this.mine.reload();
    this.list.reload();
    this.announce.say(used ? 'C’est noté pour votre café.' : 'C’est retiré.');
  });

  protected narrow(change: Partial<Record<keyof Asked, string>>): void {
    this.asked.update((asked) => ({ ...asked, ...change }) as Asked);
  }

  protected publicsOf({ publics }: Resource): string {
    return publics.length === 0
      ? 'tout public'
      : publics.map((each) => resourcePublics[each].toLowerCase()).join(', ');
  }

  protected usedWords({ used }: Resource): string {
    return used === 1 ? 'utilisée dans 1 café' : `utilisée dans ${used} cafés`;
  }

  protected readonly kinds = Object.entries(resourceKinds);
  protected readonly publics = Object.entries(resourcePublics);
  protected readonly kindOf = ({ kind }: Resource) => resourceKinds[kind];
  protected readonly duration = ({ minutesLeast, minutesMost }: Resource) =>
    durationWords(minutesLeast, minutesMost);
  protected readonly hostOf = ({ url }: Resource) => new URL(url).host;
  protected readonly day = calendarDay;
  protected readonly limits = limits;
}
