import { Component, inject, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type LearnerRow, organisationRoutes } from '@percolateur/contract';
import { counted } from '@percolateur/domain';
import { Api } from '../../api';
import { Announce } from '../../ui/announce';
import { Empty } from '../../ui/empty';
import { Heading } from '../../ui/heading';
import { Modal } from '../../ui/modal';
import { PageState } from '../../ui/page-state';
import type { CsvRow } from '../shared/csv';
import { ExportBar } from '../shared/export-bar';
import { HubPicker } from '../shared/hub-picker';
import { Hubs } from '../shared/hubs';
import { LearnerForm } from './learner-form';

/** The people enrolled in the hub, all sessions together; a name is corrected here. */
@Component({
  selector: 'app-learners-page',
  imports: [Empty, ExportBar, Heading, HubPicker, LearnerForm, Modal, PageState, RouterLink],
  templateUrl: './learners-page.html',
})
export class LearnersPage {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);

  protected readonly hubs = inject(Hubs);
  protected readonly search = signal('');
  protected readonly learners = resource({
    params: () => {
      const organisationId = this.hubs.chosen();
      const search = this.search().trim();
      return organisationId ? { params: { organisationId }, query: { search } } : undefined;
    },
    loader: ({ params }) => this.api.call(organisationRoutes.learners, params),
  });
  protected readonly corrected = signal<LearnerRow | null>(null);
  protected readonly counted = counted;

  protected saved(dialog: Modal): void {
    this.learners.reload();
    dialog.close();
    this.announce.say('Le nom est corrigé.');
  }

  protected readonly exported = (): CsvRow[] =>
    (this.learners.value() ?? []).map((person) => ({
      Nom: person.lastName,
      Prénom: person.firstName,
      'Adresse électronique': person.email,
      Structure: person.employer,
      Sessions: person.cohorts.map(({ title }) => title).join(' · '),
    }));
}
