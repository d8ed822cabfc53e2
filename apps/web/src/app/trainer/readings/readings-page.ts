import { Component, computed, inject, input, resource, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { readingRoutes, type OpenAnswer, type ReadingsView } from '@percolateur/contract';
import { counted, fullName, ofPerson } from '@percolateur/domain';
import { Api } from '../../api';
import { Announce } from '../../ui/announce';
import { Empty } from '../../ui/empty';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { PageState } from '../../ui/page-state';
import { UnsavedNote, type Unsaved } from '../../ui/unsaved';
import { FrenchDate } from '../../ui/when';
import { ReadOne } from './read-one';

/** What the people of a cohort wrote in their own words: what waits for a reading, what was read. */
@Component({
  selector: 'app-readings-page',
  imports: [Empty, FrenchDate, Heading, Icon, PageState, ReadOne, RouterLink, UnsavedNote],
  templateUrl: './readings-page.html',
})
export class ReadingsPage implements Unsaved {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly unsaved = viewChild.required(UnsavedNote);
  private readonly reading = viewChild(ReadOne);

  readonly cohortId = input.required<string>();

  protected readonly page = resource({
    params: () => ({ cohortId: this.cohortId() }),
    loader: ({ params }) => this.api.call(readingRoutes.list, { params }),
  });
  /** The answer that is open. */
  protected readonly opened = signal<string | null>(null);
  protected readonly fullName = fullName;
  protected readonly ofPerson = ofPerson;

  protected readonly summary = computed(() => {
    if (!this.page.hasValue()) return '';
    const { answers } = this.page.value();
    const waiting = answers.filter(({ reading }) => !reading).length;
    if (answers.length === 0) return 'Personne n’a encore rendu de réponse libre.';
    if (waiting === 0) return 'Tout est lu.';
    return `${counted(waiting, 'réponse à lire', 'réponses à lire')} sur ${answers.length}.`;
  });
  protected readonly changed = () => this.reading()?.changed() ?? false;

  mayLeave(): boolean | Promise<boolean> {
    return this.unsaved().mayLeave();
  }

  protected async open({ answerId }: OpenAnswer): Promise<void> {
    if (!(await this.mayLeave())) return;
    this.opened.set(this.opened() === answerId ? null : answerId);
  }

  protected take(view: ReadingsView): void {
    this.opened.set(null);
    this.page.set(view);
    this.announce.say(`Lecture enregistrée. ${this.summary()}`);
  }
}
