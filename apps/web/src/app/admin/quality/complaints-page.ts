import { Component, computed, inject } from '@angular/core';
import { qualityRoutes } from '@percolateur/contract';
import type { Complaint } from '@percolateur/contract';
import { answerDays, complaintSources } from '@percolateur/domain';
import { Api } from '../../api';
import { Announce } from '../../ui/announce';
import { MoreButton } from '../../ui/more-button';
import { PageState } from '../../ui/page-state';
import { pagedList } from '../../ui/paged-list';
import { calendarDay } from '../../ui/calendar-day';
import { Hubs } from '../shared/hubs';
import { ComplaintForm } from './complaint-form';
import { EndingForm } from './ending-form';
import { QualityFrame } from './quality-frame';

/** The register of complaints: what came, when, and what was answered. */
@Component({
  selector: 'app-complaints-page',
  imports: [ComplaintForm, EndingForm, MoreButton, PageState, QualityFrame],
  templateUrl: './complaints-page.html',
  styleUrl: './register.css',
})
export class ComplaintsPage {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  protected readonly hubs = inject(Hubs);

  protected readonly register = pagedList(
    computed(() => {
      const organisationId = this.hubs.chosen();
      return organisationId ? { organisationId } : undefined;
    }),
    (params, after) =>
      this.api.call(qualityRoutes.complaints, { params, query: { ...(after && { after }) } }),
  );
  protected readonly sources = complaintSources;
  protected readonly answerDays = answerDays;

  protected readonly answering =
    ({ id, revision }: Complaint) =>
    async ({ text, day }: { text: string; day: string }) => {
      const params = { complaintId: id };
      const body = { revision, answer: text, answeredOn: day };
      await this.api.call(qualityRoutes.answerComplaint, { params, body });
      this.changed('La réponse est inscrite au registre.');
    };

  protected readonly calendarDay = calendarDay;

  protected changed(said: string): void {
    this.register.reload();
    this.announce.say(said);
  }
}
