import { Component, inject, linkedSignal, resource, signal } from '@angular/core';
import { bounceRoutes, type SuppressedPerson } from '@percolateur/contract';
import { counted, fullName, ofPerson } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { Empty } from '../../ui/empty';
import { Heading } from '../../ui/heading';
import { Modal } from '../../ui/modal';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { deviceTimeZone, FrenchDate } from '../../ui/when';
import { Hubs } from '../shared/hubs';
import { LearnerForm } from './learner-form';

const causes: Record<SuppressedPerson['cause'], string> = {
  hard: 'n’existe pas, ou plus',
  soft: 'plusieurs messages en sont revenus',
  complaint: 'messages signalés comme indésirables',
};

/** Whom the hub does not reach by mail, and what to do about each. */
@Component({
  selector: 'app-addresses-page',
  imports: [Busy, Empty, FrenchDate, Heading, LearnerForm, Modal, PageState, ProblemNote],
  templateUrl: './addresses-page.html',
})
export class AddressesPage {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);

  protected readonly hubs = inject(Hubs);
  /** The hub looked at, or the national body, which stands for every hub. */
  protected readonly place = linkedSignal(
    () => this.hubs.list().find(({ kind }) => kind === 'national')?.id ?? this.hubs.chosen(),
  );
  protected readonly people = resource({
    params: () => this.place() || undefined,
    loader: ({ params: organisationId }) =>
      this.api.call(bounceRoutes.suppressed, { params: { organisationId } }),
  });
  protected readonly corrected = signal<SuppressedPerson | null>(null);
  protected readonly going = signal('');
  protected readonly causes = causes;
  protected readonly counted = counted;
  protected readonly fullName = fullName;
  protected readonly ofPerson = ofPerson;
  protected readonly timeZone = deviceTimeZone();

  protected readonly lifting = action(async (person: SuppressedPerson) => {
    await this.api.call(bounceRoutes.lift, {
      params: { organisationId: this.place(), personId: person.personId },
    });
    this.people.reload();
    this.announce.say(`Les messages repartent vers ${person.email}.`);
  });

  protected lift(person: SuppressedPerson): void {
    if (this.lifting.pending()) return;
    this.going.set(person.personId);
    void this.lifting.run(person);
  }

  protected saved(dialog: Modal): void {
    this.people.reload();
    dialog.close();
    this.announce.say('L’adresse est corrigée. Ce qui attendait part.');
  }
}
