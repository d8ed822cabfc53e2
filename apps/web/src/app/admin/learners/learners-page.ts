import { Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  type LearnerRow,
  type LookAlike,
  mergeRoutes,
  organisationRoutes,
} from '@percolateur/contract';
import { fullName, limits, ofPerson } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { Empty } from '../../ui/empty';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { Modal } from '../../ui/modal';
import { MoreButton } from '../../ui/more-button';
import { pagedList } from '../../ui/paged-list';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import type { ExportRow } from '../../parts/export/table-files';
import { ExportBar } from '../../parts/export/export-bar';
import { Hubs } from '../shared/hubs';
import { PersonEvidence } from '../evidence/person-evidence';
import { LookAlikes } from '../merge/look-alikes';
import { MergeDialog } from '../merge/merge-dialog';
import { LearnerForm } from './learner-form';

/** The people enrolled in the hub, all sessions together; a name is corrected here. */
@Component({
  selector: 'app-learners-page',
  imports: [
    Busy,
    Empty,
    ExportBar,
    Heading,
    Icon,
    LearnerForm,
    LookAlikes,
    MergeDialog,
    Modal,
    MoreButton,
    PageState,
    PersonEvidence,
    ProblemNote,
    RouterLink,
  ],
  templateUrl: './learners-page.html',
})
export class LearnersPage {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);

  protected readonly fullName = fullName;
  protected readonly ofPerson = ofPerson;
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
  /** Whose evidence is asked for: that of one hub. */
  protected readonly proved = signal<LearnerRow | null>(null);
  /** Records of the hub that seem to be the same person. */
  protected readonly pairs = resource({
    params: () => (this.isHub() ? { organisationId: this.place() } : undefined),
    loader: ({ params }) => this.api.call(mergeRoutes.lookAlikes, { params }),
  });
  protected readonly compared = signal<LookAlike['records'] | null>(null);
  protected readonly separating = action(async (personId: string, other: LearnerRow) => {
    const params = { organisationId: this.place(), personId, otherId: other.personId };
    await this.api.call(mergeRoutes.separate, { params });
    this.reload();
    this.announce.say(`Les deux fiches ${ofPerson(other)} sont séparées. Rien n’a été déplacé.`);
  });
  protected readonly isHub = computed(() => this.hubs.hubs().some(({ id }) => id === this.place()));

  protected reload(): void {
    this.learners.reload();
    this.pairs.reload();
  }

  protected saved(dialog: Modal): void {
    this.learners.reload();
    dialog.close();
    this.announce.say('C’est corrigé.');
  }

  protected readonly exported = async (): Promise<ExportRow[]> =>
    (await this.learners.all()).map((person) => ({
      Nom: person.lastName,
      Prénom: person.firstName,
      'Adresse électronique': person.email,
      Structure: person.employer,
      Sessions: person.cohorts.map(({ title }) => title).join(' · '),
    }));
}
