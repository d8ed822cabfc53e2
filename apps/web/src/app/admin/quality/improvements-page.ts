import { Component, computed, inject } from '@angular/core';
import { qualityRoutes } from '@percolateur/contract';
import type { Improvement } from '@percolateur/contract';
import { improvementCauses } from '@percolateur/domain';
import { Api } from '../../api';
import { Announce } from '../../ui/announce';
import { MoreButton } from '../../ui/more-button';
import { PageState } from '../../ui/page-state';
import { pagedList } from '../../ui/paged-list';
import { calendarDay } from '../../ui/calendar-day';
import { Hubs } from '../shared/hubs';
import { EndingForm } from './ending-form';
import { ImprovementForm } from './improvement-form';
import { QualityFrame } from './quality-frame';

/** What a hub decided to do better, and what came of it. */
@Component({
  selector: 'app-improvements-page',
  imports: [EndingForm, ImprovementForm, MoreButton, PageState, QualityFrame],
  templateUrl: './improvements-page.html',
  styleUrl: './register.css',
})
export class ImprovementsPage {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  protected readonly hubs = inject(Hubs);

  protected readonly register = pagedList(
    computed(() => {
      const organisationId = this.hubs.chosen();
      return organisationId ? { organisationId } : undefined;
    }),
    (params, after) =>
      this.api.call(qualityRoutes.improvements, { params, query: { ...(after && { after }) } }),
  );
  protected readonly causes = improvementCauses;

  protected readonly ending =
    ({ id, revision }: Improvement) =>
    async ({ text, day }: { text: string; day: string }) => {
      const params = { improvementId: id };
      const body = { revision, outcome: text, doneOn: day };
      await this.api.call(qualityRoutes.endImprovement, { params, body });
      this.changed('Ce qui en est sorti est gardé.');
    };

  protected readonly calendarDay = calendarDay;

  protected changed(said: string): void {
    this.register.reload();
    this.announce.say(said);
  }
}
