import { Component, inject, resource, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type CohortTemplate, cohortTemplateRoutes } from '@percolateur/contract';
import { counted } from '@percolateur/domain';
import { Api } from '../../api';
import { action } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Empty } from '../../ui/empty';
import { Heading } from '../../ui/heading';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { HubPicker } from '../shared/hub-picker';
import { Hubs } from '../shared/hubs';

/** The templates of a hub: begin a session from one, change it, remove it. */
@Component({
  selector: 'app-templates-page',
  imports: [ConfirmDialog, Empty, Heading, HubPicker, PageState, ProblemNote, RouterLink],
  templateUrl: './templates-page.html',
})
export class TemplatesPage {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly confirm = viewChild.required(ConfirmDialog);

  protected readonly hubs = inject(Hubs);
  protected readonly templates = resource({
    params: () => this.hubs.chosen() || undefined,
    loader: ({ params: organisationId }) =>
      this.api.call(cohortTemplateRoutes.list, { params: { organisationId } }),
  });

  protected readonly leaving = signal<CohortTemplate | null>(null);
  protected readonly removing = action(async ({ id, name }: CohortTemplate) => {
    await this.api.call(cohortTemplateRoutes.remove, { params: { templateId: id } });
    this.templates.update((all) => all?.filter((each) => each.id !== id));
    this.announce.say(`Le modèle «\u00a0${name}\u00a0» est supprimé.`);
  });

  protected async remove(template: CohortTemplate): Promise<void> {
    this.leaving.set(template);
    if (await this.confirm().ask()) await this.removing.run(template);
  }

  /** « 4 demi-journées · 12 places · Le Dôme » */
  protected brief({ halfDays, capacity, venueName }: CohortTemplate): string {
    return [
      counted(halfDays.length, 'demi-journée', 'demi-journées'),
      counted(capacity, 'place', 'places'),
      venueName || 'à distance',
    ].join(' · ');
  }
}
