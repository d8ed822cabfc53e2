import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { form } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { learnerRoutes, type MyPublicCafe, publicCafeRoutes } from '@percolateur/contract';
import { type CafeAccess, counted } from '@percolateur/domain';
import { Api } from '../api';
import { blankCafe, cafeRules, draftOf } from '../parts/public-cafe/cafe-draft';
import { CafeFields } from '../parts/public-cafe/cafe-fields';
import { CurrentPerson } from '../session/current-person';
import { action, Busy } from '../ui/action';
import { Announce } from '../ui/announce';
import { Heading } from '../ui/heading';
import { Intentions } from '../ui/intention';
import { PageState } from '../ui/page-state';
import { ProblemNote } from '../ui/problem-note';
import { send } from '../ui/send';
import { FrenchSlot } from '../ui/when';

const states: Record<MyPublicCafe['state'], string> = {
  unproved: 'à confirmer',
  proposed: 'relu par l’équipe du territoire',
  asked: 'une question vous attend',
  announced: 'annoncé',
  refused: 'non annoncé',
  cancelled: 'annulé',
  told: 'raconté',
};

/** Announcing one’s café to everybody, from the small plan that was made in the course. */
@Component({
  selector: 'app-public-cafe-page',
  imports: [Busy, CafeFields, FrenchSlot, Heading, PageState, ProblemNote, RouterLink],
  templateUrl: './public-cafe-page.html',
})
export class PublicCafePage {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly current = inject(CurrentPerson);
  private readonly intentions = new Intentions();

  readonly cohortId = input.required<string>();

  protected readonly hosted = resource({
    params: () => ({ cohortId: this.cohortId() }),
    loader: async ({ params }) => {
      const [cafes, { plan }] = await Promise.all([
        this.api.call(publicCafeRoutes.hosted, { params }),
        this.api.call(learnerRoutes.cafe, { params }),
      ]);
      return { cafes, plan };
    },
  });
  private readonly plan = computed(() =>
    this.hosted.hasValue() ? this.hosted.value().plan : null,
  );
  private readonly model = linkedSignal(() => ({
    ...blankCafe,
    title: 'Café IA',
    day: this.plan()?.plannedOn ?? '',
    place: this.plan()?.place ?? '',
    coHost: this.plan()?.ally ?? '',
    words: this.plan()?.question ?? '',
    hostName: this.current.person()?.firstName ?? '',
  }));
  protected readonly access = signal<ReadonlySet<CafeAccess>>(new Set());
  protected readonly fields = form(this.model, cafeRules);
  protected readonly hosting = action(async () => {
    const made = await this.api.call(publicCafeRoutes.host, {
      params: { cohortId: this.cohortId() },
      body: { id: this.intentions.idOf('cafe'), ...draftOf(this.model(), this.access()) },
    });
    this.intentions.done('cafe');
    this.announce.say(`${made.title}\u00a0: ${states[made.state]}.`);
    this.hosted.reload();
  });
  protected readonly states = states;
  protected readonly counted = counted;

  protected submit(): Promise<boolean> {
    return send(this.fields, () => this.hosting.run());
  }
}
