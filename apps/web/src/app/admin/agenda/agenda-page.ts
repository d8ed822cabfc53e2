import { Component, inject, signal } from '@angular/core';
import { cohortRoutes } from '@percolateur/contract';
import { frenchTime, localDate } from '@percolateur/domain';
import { Api } from '../../api';
import { Empty } from '../../ui/empty';
import { Heading } from '../../ui/heading';
import { MoreButton } from '../../ui/more-button';
import { pagedList } from '../../ui/paged-list';
import { PageState } from '../../ui/page-state';
import type { ExportRow } from '../../parts/export/table-files';
import { ExportBar } from '../../parts/export/export-bar';
import { Hubs } from '../shared/hubs';
import { AgendaList } from './agenda-list';

/** Every half-day to come of the hub, as on a calendar. */
@Component({
  selector: 'app-agenda-page',
  imports: [AgendaList, Empty, ExportBar, Heading, MoreButton, PageState],
  template: `
    <h1 appHeading>Agenda</h1>
    <div class="toolbar no-print">
      @if (hubs.hubs().length > 1) {
        <div class="field">
          <label for="hub">Hub</label>
          <select id="hub" #hub (change)="place.set(hub.value)">
            <option value="">tous</option>
            @for (each of hubs.hubs(); track each.id) {
              <option [value]="each.id">{{ each.name }}</option>
            }
          </select>
        </div>
      }
      @if (halfDays.rows().length > 0) {
        <app-export-bar class="push" name="agenda" [rows]="exported" />
      }
    </div>
    @if (halfDays.hasValue()) {
      <p class="hidden" role="status">{{ halfDays.rows().length }} demi-journées affichées</p>
      @if (halfDays.rows().length > 0) {
        <app-agenda-list
          [rows]="halfDays.rows()"
          [several]="hubs.hubs().length > 1 && place() === ''"
        />
        <app-more [list]="halfDays" />
      } @else {
        <app-empty>
          <p>
            Aucune demi-journée à venir. Elles apparaîtront ici dès qu’une session aura ses dates.
          </p>
        </app-empty>
      }
    } @else {
      <app-page-state [of]="halfDays" />
    }
  `,
})
export class AgendaPage {
  private readonly api = inject(Api);

  protected readonly hubs = inject(Hubs);
  /** Id of the hub looked at; empty for all. */
  protected readonly place = signal('');
  protected readonly halfDays = pagedList(this.place, (organisationId, after) =>
    this.api.call(cohortRoutes.agenda, {
      query: { ...(organisationId && { organisationId }), ...(after && { after }) },
    }),
  );

  protected readonly exported = async (): Promise<ExportRow[]> =>
    (await this.halfDays.all()).map((row) => {
      const [start, end] = [row.startsAt, row.endsAt].map((each) => new Date(each));
      return {
        Jour: localDate(start, row.timeZone),
        De: frenchTime(start, row.timeZone),
        À: frenchTime(end, row.timeZone),
        Session: row.cohortTitle,
        'Demi-journée': `${row.position} sur ${row.halfDayCount}`,
        Titre: row.title,
        Lieu: row.mode === 'remote' ? 'à distance' : row.venueName,
        Animation: row.trainers.join(', '),
        Hub: row.organisationName,
      };
    });
}
