import { Component, inject, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type LearnerRow, organisationRoutes } from '@percolateur/contract';
import { limits } from '@percolateur/domain';
import { Api } from '../../api';
import { Announce } from '../../ui/announce';
import { Empty } from '../../ui/empty';
import { Heading } from '../../ui/heading';
import { Modal } from '../../ui/modal';
import { MoreButton } from '../../ui/more-button';
import { pagedList } from '../../ui/paged-list';
import { PageState } from '../../ui/page-state';
import type { CsvRow } from '../shared/csv';
import { ExportBar } from '../shared/export-bar';
import { Hubs } from '../shared/hubs';
import { LearnerForm } from './learner-form';

/** The people enrolled in the hub, all sessions together; a name is corrected here. */
@Component({
  selector: 'app-learners-page',
  imports: [Empty, ExportBar, Heading, LearnerForm, Modal, MoreButton, PageState, RouterLink],
  templateUrl: './learners-page.html',
})
export class LearnersPage {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);

  protected readonly limits = limits;
  protected readonly hubs = inject(Hubs);
  protected readonly search = signal('');
  /** The hub looked at, or the national body, which stands for every hub. */
  protected readonly place = linkedSignal(
    () => this.hubs.list().find(({ kind }) => kind === 'national')?.id ?? this.hubs.chosen(),
  );
  protected readonly learners = pagedList(
    () => {
      const organisationId = this.place();
      return organisationId ? { organisationId, search: this.search().trim() } : undefined;
    },
    ({ organisationId, search }, after) =>
      this.api.call(organisationRoutes.learners, {
        params: { organisationId },
        query: { search, ...(after && { after }) },
      }),
  );
  protected readonly corrected = signal<LearnerRow | null>(null);

  protected saved(dialog: Modal): void {
    this.learners.reload();
    dialog.close();
    this.announce.say('C’est corrigé.');
  }

  protected readonly exported = async (): Promise<CsvRow[]> =>
    (await this.learners.all()).map((person) => ({
      Nom: person.lastName,
      Prénom: person.firstName,
      'Adresse électronique': person.email,
      Structure: person.employer,
      Sessions: person.cohorts.map(({ title }) => title).join(' · '),
    }));
}
