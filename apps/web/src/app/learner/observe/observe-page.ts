import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { observationRoutes } from '@percolateur/contract';
import { ofName } from '@percolateur/domain';
import { Api } from '../../api';
import { Outbox } from '../../outbox/outbox';
import { gridPlace, ObserveOne } from '../../parts/observation/observe-one';
import { Heading } from '../../ui/heading';
import { PageState } from '../../ui/page-state';
import { FrenchDate, FrenchTime } from '../../ui/when';

/** Observing somebody of the room: who, then the grid. Once open, it needs no network. */
@Component({
  selector: 'app-observe-page',
  imports: [FrenchDate, FrenchTime, Heading, ObserveOne, PageState, RouterLink],
  templateUrl: './observe-page.html',
})
export class ObservePage {
  protected readonly ofName = ofName;
  private readonly api = inject(Api);
  private readonly outbox = inject(Outbox);

  readonly cohortId = input.required<string>();

  protected readonly observing = resource({
    params: () => ({ cohortId: this.cohortId() }),
    loader: ({ params }) => this.api.call(observationRoutes.observing, { params }),
  });
  protected readonly chosenId = signal('');
  /** Those who signed this half-day, then the others; one part where all are in the same case. */
  protected readonly parts = computed(() => {
    if (!this.observing.hasValue()) return [];
    const { people } = this.observing.value();
    return [
      { name: 'Présents à cette demi-journée', people: people.filter(({ present }) => present) },
      { name: 'Pas encore notés présents', people: people.filter(({ present }) => !present) },
    ].filter((part) => part.people.length > 0);
  });
  protected readonly chosen = computed(() => {
    if (!this.observing.hasValue()) return null;
    const { people, given } = this.observing.value();
    const person = people.find(({ enrolmentId }) => enrolmentId === this.chosenId());
    if (!person) return null;
    return {
      ...person,
      given: given.find((each) => each.enrolmentId === person.enrolmentId) ?? null,
    };
  });

  /** Where the grid about somebody is, in a few words. */
  protected word(enrolmentId: string): string {
    const state = this.outbox.state(gridPlace(this.cohortId(), enrolmentId));
    if (state === 'device' || state === 'going') return ' (grille sur cet appareil)';
    const given =
      this.observing.hasValue() &&
      this.observing.value().given.some((each) => each.enrolmentId === enrolmentId);
    return given || state === 'received' ? ' (grille envoyée)' : '';
  }
}
