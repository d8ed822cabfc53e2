import { Component, computed, inject, input, resource, signal, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { observationRoutes, type RehearsalPerson, type RehearsalView } from '@percolateur/contract';
import { counted, fullName } from '@percolateur/domain';
import { Api } from '../../api';
import { Outbox } from '../../outbox/outbox';
import { ObserveOne } from '../../parts/observation/observe-one';
import { action, Busy } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Empty } from '../../ui/empty';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { Intentions } from '../../ui/intention';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { FrenchDate, FrenchTime } from '../../ui/when';
import { OwnCriteria } from './own-criteria';
import { ReadGrids } from './read-grids';

/** The rehearsals of a cohort: who was observed by how many, who is left, what is retained. */
@Component({
  selector: 'app-rehearsal-page',
  imports: [
    ...[Busy, ConfirmDialog, Empty, FrenchDate, FrenchTime, Heading, Icon, ObserveOne],
    ...[OwnCriteria, PageState, ProblemNote, ReadGrids, RouterLink],
  ],
  templateUrl: './rehearsal-page.html',
  styleUrl: './rehearsal-page.css',
})
export class RehearsalPage {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly intentions = new Intentions();
  private readonly confirmAll = viewChild.required(ConfirmDialog);

  readonly cohortId = input.required<string>();

  protected readonly rehearsals = resource({
    params: () => ({ cohortId: this.cohortId() }),
    loader: ({ params }) => this.api.call(observationRoutes.rehearsals, { params }),
  });
  /** Whose grid is filled, or whose grids are read: the first hides what others wrote. */
  protected readonly opened = signal<{ id: string; to: 'observe' | 'read' } | null>(null);
  protected readonly fullName = fullName;
  protected readonly counted = counted;

  /** Still to validate, with what validating begins with: one’s own grid is given. */
  protected readonly ready = computed(() => {
    if (!this.rehearsals.hasValue()) return [];
    return this.rehearsals
      .value()
      .people.flatMap((person) =>
        !person.validation && person.observed > 0 && person.proposed
          ? [{ ...person, proposed: person.proposed }]
          : [],
      );
  });
  protected readonly summary = computed(() => {
    if (!this.rehearsals.hasValue()) return '';
    const { people } = this.rehearsals.value();
    const validated = people.filter(({ validation }) => validation).length;
    const left = people.filter(({ validation, observed }) => !validation && observed > 0).length;
    const unseen = people.length - validated - left;
    return [
      `${counted(validated, 'grille validée', 'grilles validées')} sur ${people.length}`,
      left > 0 && `${left} à valider`,
      unseen > 0 && `${unseen} à observer`,
    ]
      .filter(Boolean)
      .join(' · ');
  });

  protected readonly validating = action(async () => {
    const validations = this.ready().map(({ enrolmentId, proposed }) => ({
      id: this.intentions.idOf(`${enrolmentId} ${JSON.stringify(proposed)}`),
      ...{ enrolmentId, marks: proposed },
    }));
    const params = { cohortId: this.cohortId() };
    this.take(await this.api.call(observationRoutes.validate, { params, body: { validations } }));
  });

  constructor() {
    inject(Outbox)
      .received.pipe(takeUntilDestroyed())
      .subscribe(({ entry }) => {
        if (entry.key.startsWith(`grid/${this.cohortId()}/`)) this.rehearsals.reload();
      });
  }

  protected take(view: RehearsalView): void {
    this.rehearsals.set(view);
    this.announce.say(this.summary());
  }

  protected async validateAll(): Promise<void> {
    if (await this.confirmAll().ask()) await this.validating.run();
  }

  protected open(id: string, to: 'observe' | 'read'): void {
    const now = this.opened();
    this.opened.set(now?.id === id && now.to === to ? null : { id, to });
  }

  protected mine({ observations }: RehearsalPerson) {
    return observations.find(({ mine }) => mine) ?? null;
  }
}
