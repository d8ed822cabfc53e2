import { Component, computed, inject, resource, signal } from '@angular/core';
import { type RegistrationRow, registrationRoutes } from '@percolateur/contract';
import { counted, enrolmentWords, fullName, ofPerson } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { Empty } from '../../ui/empty';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { FrenchDate } from '../../ui/when';
import { CohortStore } from '../cohort/cohort-store';
import { ReasonDialog } from '../shared/reason-dialog';
import { RegistrationLinks } from './registration-links';

/** Who asks for a seat through a link, and the links. */
@Component({
  selector: 'app-registrations-tab',
  imports: [Busy, Empty, FrenchDate, PageState, ProblemNote, ReasonDialog, RegistrationLinks],
  templateUrl: './registrations-tab.html',
})
export class RegistrationsTab {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly store = inject(CohortStore);

  protected readonly cohort = computed(() => this.store.cohort()!);
  protected readonly requests = resource({
    params: () => this.store.id(),
    loader: ({ params: cohortId }) =>
      this.api.call(registrationRoutes.list, { params: { cohortId } }),
  });
  private readonly rows = computed(() => (this.requests.hasValue() ? this.requests.value() : []));
  protected readonly toDecide = computed(() =>
    this.rows().filter(({ status }) => status === 'asked'),
  );
  protected readonly decided = computed(() =>
    this.rows().filter(({ status }) => status !== 'asked'),
  );

  /** Whom the last approval was about: its problem is shown there. */
  protected readonly approved = signal('');
  protected readonly approving = action(async (row: RegistrationRow, sure = false) => {
    this.approved.set(row.id);
    const after = await this.api.call(registrationRoutes.approve, {
      params: { registrationId: row.id },
      body: sure ? { samePerson: true } : {},
    });
    await this.changed(after);
  });

  /** Who is about to be refused. */
  protected readonly refused = signal<RegistrationRow | null>(null);
  protected readonly refuse = async (reason: string) => {
    const after = await this.api.call(registrationRoutes.refuse, {
      params: { registrationId: this.refused()!.id },
      body: { reason },
    });
    await this.changed(after);
  };

  protected readonly fullName = fullName;
  protected readonly ofPerson = ofPerson;
  protected readonly counted = counted;

  /** What became of a request, in a few words. */
  protected stateOf({ status, enrolmentStatus }: RegistrationRow): string {
    if (status === 'refused') return 'refusée';
    return enrolmentStatus ? `acceptée\u00a0: ${enrolmentWords[enrolmentStatus]}` : 'acceptée';
  }

  protected contactOf({ email, employer, siret }: RegistrationRow): string {
    return [email, employer, siret && `SIRET ${siret}`].filter(Boolean).join(', ');
  }

  protected cameBy({ linkLabel }: RegistrationRow): string {
    return linkLabel && `, par «\u00a0${linkLabel}\u00a0»`;
  }

  private async changed(after: RegistrationRow): Promise<void> {
    this.requests.update((rows) => rows?.map((row) => (row.id === after.id ? after : row)));
    this.announce.say(`${fullName(after)}\u00a0: demande ${this.stateOf(after)}.`);
    await this.store.refresh();
  }
}
