import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { learnerRoutes } from '@percolateur/contract';
import { frenchDate } from '@percolateur/domain';
import { Api } from '../api';
import { action, Busy } from '../ui/action';
import { Fault } from '../ui/fault';
import { Heading } from '../ui/heading';
import { Icon } from '../ui/icon';
import { PageState } from '../ui/page-state';
import { ProblemNote } from '../ui/problem-note';

/** My first café: a date, a place, an ally, a question to begin with. */
@Component({
  selector: 'app-cafe-page',
  imports: [Busy, Fault, Heading, Icon, PageState, ProblemNote, RouterLink],
  templateUrl: './cafe-page.html',
})
export class CafePage {
  private readonly api = inject(Api);

  readonly cohortId = input.required<string>();

  protected readonly cafe = resource({
    params: () => ({ cohortId: this.cohortId() }),
    loader: ({ params }) => this.api.call(learnerRoutes.cafe, { params }),
  });
  protected readonly plan = computed(() => (this.cafe.hasValue() ? this.cafe.value().plan : null));
  protected readonly saved = signal(false);

  protected readonly save = action(async (form: HTMLFormElement) => {
    this.saved.set(false);
    const given = new FormData(form);
    const text = (name: string) => String(given.get(name) ?? '').trim();
    this.cafe.set(
      await this.api.call(learnerRoutes.planCafe, {
        params: { cohortId: this.cohortId() },
        body: {
          plannedOn: text('plannedOn'),
          place: text('place'),
          ally: text('ally'),
          question: text('question'),
        },
      }),
    );
    this.saved.set(true);
  });

  /** A calendar day said in full; it has no hour, hence no time zone to change it. */
  protected day(plannedOn: string): string {
    return frenchDate(new Date(`${plannedOn}T12:00:00Z`), 'UTC');
  }
}
