import { Component, inject, signal } from '@angular/core';
import { resourceRoutes, type ReviewedResource } from '@percolateur/contract';
import { limits, resourceKinds, resourceStatuses, type ResourceStatus } from '@percolateur/domain';
import { Api } from '../../api';
import { ExportBar } from '../../parts/export/export-bar';
import type { ExportRow } from '../../parts/export/table-files';
import { Announce } from '../../ui/announce';
import { calendarDay } from '../../ui/calendar-day';
import { Heading } from '../../ui/heading';
import { Modal } from '../../ui/modal';
import { MoreButton } from '../../ui/more-button';
import { pagedList } from '../../ui/paged-list';
import { PageState } from '../../ui/page-state';
import { deviceTimeZone, FrenchDate } from '../../ui/when';
import { ReviewForm } from './review-form';

const links = {
  unknown: 'pas encore essayé',
  alive: 'répond',
  failing: 'n’a pas répondu une fois',
  dead: 'ne répond plus',
} as const;

/** The library of resources as the nation keeps it: what is proposed, what is out of date. */
@Component({
  selector: 'app-reviews-page',
  imports: [ExportBar, FrenchDate, Heading, Modal, MoreButton, PageState, ReviewForm],
  templateUrl: './reviews-page.html',
})
export class ReviewsPage {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);

  protected readonly asked = signal({ search: '', show: '' as ResourceStatus | 'dead' | '' });
  protected readonly list = pagedList(this.asked, ({ search, show }, after) =>
    this.api.call(resourceRoutes.reviewed, {
      query: {
        ...(search.trim() && { search: search.trim() }),
        ...(show === 'dead' ? { dead: 'true' as const } : show && { status: show }),
        ...(after && { after }),
      },
    }),
  );
  protected readonly edited = signal<ReviewedResource | 'new' | null>(null);

  protected show(chosen: string): void {
    const show = chosen as ResourceStatus | 'dead' | '';
    this.asked.update((asked) => ({ ...asked, show }));
  }

  protected saved(dialog: Modal): void {
    this.list.reload();
    dialog.close();
    this.announce.say('C’est enregistré.');
  }

  protected readonly exported = async (): Promise<ExportRow[]> =>
    (await this.list.all()).map((each) => ({
      ...{ Titre: each.title, Genre: resourceKinds[each.kind], Adresse: each.url },
      ...{ Auteurs: each.author, Partenaires: each.partner, Licence: each.licence },
      ...{ État: resourceStatuses[each.status], Lien: links[each.linkState] },
      ...{ 'Relue le': each.checkedOn ?? '', 'Cafés où elle a servi': each.used },
    }));
  protected readonly kinds = resourceKinds;
  protected readonly statuses = resourceStatuses;
  protected readonly states = Object.entries(resourceStatuses);
  protected readonly links = links;
  protected readonly day = calendarDay;
  protected readonly zone = deviceTimeZone();
  protected readonly limits = limits;
}
