import { Component, computed, inject, Injector, signal, viewChild } from '@angular/core';
import type { Organisation } from '@percolateur/contract';
import { may, mayAnywhere } from '@percolateur/domain';
import { CurrentPerson } from '../../session/current-person';
import { Announce, focusNext } from '../../ui/announce';
import { Empty } from '../../ui/empty';
import { Heading } from '../../ui/heading';
import { PageState } from '../../ui/page-state';
import { type Unsaved, UnsavedNote } from '../../ui/unsaved';
import type { ExportRow } from '../../parts/export/table-files';
import { ExportBar } from '../../parts/export/export-bar';
import { Hubs } from '../shared/hubs';
import { HubCard } from './hub-card';
import { organisationFields } from './organisation-draft';
import { OrganisationForm } from './organisation-form';

/** The organisations that I coordinate, and what their documents print of them. */
@Component({
  selector: 'app-organisations-page',
  imports: [Empty, ExportBar, Heading, HubCard, OrganisationForm, PageState, UnsavedNote],
  templateUrl: './organisations-page.html',
  styles: `
    article {
      margin-block-end: 1rem;
    }
    h2 {
      margin-block-start: 0;
    }
  `,
})
export class OrganisationsPage implements Unsaved {
  private readonly announce = inject(Announce);
  private readonly injector = inject(Injector);
  private readonly me = inject(CurrentPerson).person;

  private readonly note = viewChild.required(UnsavedNote);
  private readonly form = viewChild(OrganisationForm);
  protected readonly unsaved = () => this.form()?.changed() ?? false;

  protected readonly hubs = inject(Hubs);
  /** The one being changed; `new` for a hub to create. */
  protected readonly edited = signal<string | null>(null);
  protected readonly mayCreate = computed(() => {
    const me = this.me();
    return me !== null && mayAnywhere(me, 'hub.create');
  });

  protected mayEdit({ id }: Organisation): boolean {
    const me = this.me();
    return me !== null && may(me, 'organisation.write', { organisationId: id, personId: me.id });
  }

  protected edit(which: string): void {
    this.edited.set(which);
    focusNext(`organisation-${which}`, this.injector);
  }

  /** Closes the form; `where` is the heading to go on from. */
  protected leave(where: string): void {
    this.edited.set(null);
    focusNext(`organisation-${where}`, this.injector);
  }

  protected saved(organisation: Organisation): void {
    this.take(organisation);
    this.leave(organisation.id);
    this.announce.say(`${organisation.name}\u00a0: c’est enregistré.`);
  }

  protected take(organisation: Organisation): void {
    this.hubs.organisations.update((all = []) =>
      all.some(({ id }) => id === organisation.id)
        ? all.map((each) => (each.id === organisation.id ? organisation : each))
        : [...all, organisation],
    );
  }

  mayLeave(): boolean | Promise<boolean> {
    return this.note().mayLeave();
  }

  protected readonly exported = (): ExportRow[] =>
    this.hubs
      .list()
      .map((organisation) =>
        Object.fromEntries(
          organisationFields.flatMap(({ fields }) =>
            fields.map(({ name, label }) => [label, organisation[name]]),
          ),
        ),
      );
}
