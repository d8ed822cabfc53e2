import { Component, inject, resource, signal } from '@angular/core';
import { type Gathering, gatheringRoutes, type PastGathering, urlOf } from '@percolateur/contract';
import { limits } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { Empty } from '../../ui/empty';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { MoreButton } from '../../ui/more-button';
import { pagedList } from '../../ui/paged-list';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { FrenchDate, FrenchSlot } from '../../ui/when';

/** The online gatherings of those who host: the next ones, one tap to come, and what was said. */
@Component({
  selector: 'app-gatherings-page',
  imports: [Busy, Empty, FrenchDate, FrenchSlot, Heading, Icon, MoreButton, PageState, ProblemNote],
  templateUrl: './gatherings-page.html',
  styles: `
    .card {
      margin-block: 1rem;
    }
    .said {
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    .join {
      overflow-wrap: anywhere;
    }
  `,
})
export class GatheringsPage {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);

  protected readonly limits = limits;
  protected readonly upcoming = resource({
    loader: () => this.api.call(gatheringRoutes.upcoming),
  });
  protected readonly search = signal('');
  protected readonly past = pagedList(
    () => ({ search: this.search().trim() }),
    ({ search }, after) =>
      this.api.call(gatheringRoutes.past, {
        query: { ...(search && { search }), ...(after && { after }) },
      }),
  );

  protected readonly coming = action(async (gathering: Gathering) => {
    const { signUp, signOff } = gatheringRoutes;
    const route = gathering.signedUp ? signOff : signUp;
    const params = { seriesId: gathering.seriesId, day: gathering.day };
    const now = await this.api.call(route, { params });
    this.upcoming.update((list) => list?.map((each) => (each === gathering ? now : each)));
    this.announce.say(now.signedUp ? 'Vous êtes inscrit·e.' : 'Votre place est libérée.');
  });
  protected readonly telling = action(async ({ id, came }: PastGathering) => {
    const params = { gatheringId: id };
    await this.api.call(gatheringRoutes.presence, { params, body: { came: !came } });
    this.past.reload();
    this.announce.say(came ? 'C’est retiré.' : 'C’est noté : vous y étiez.');
  });

  protected key(gathering: Gathering): string {
    return `${gathering.seriesId}/${gathering.day}`;
  }

  protected diary({ seriesId, day }: Gathering): string {
    return urlOf(gatheringRoutes.calendar, { params: { seriesId, day } });
  }
}
