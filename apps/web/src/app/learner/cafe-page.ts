import { Component, computed, inject, input, linkedSignal, resource } from '@angular/core';
import { form, required, validate } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { learnerRoutes, type MyCafe } from '@percolateur/contract';
import { cafeDayFault, limits, localDate } from '@percolateur/domain';
import { Api } from '../api';
import { refusalOf } from '../outbox/entry';
import { KeptNote } from '../outbox/kept-note';
import { Outbox } from '../outbox/outbox';
import { calendarDay } from '../ui/calendar-day';
import { Heading } from '../ui/heading';
import { Icon } from '../ui/icon';
import { limited } from '../ui/limited';
import { PageState } from '../ui/page-state';
import { ProblemNote } from '../ui/problem-note';
import { SaveState } from '../ui/save-state';
import { MyPlans } from './cafe-plan/my-plans';
import { send } from '../ui/send';
import { TextField } from '../ui/text-field';
import { deviceTimeZone } from '../ui/when';

const blank = { plannedOn: '', place: '', ally: '', question: '' };

/** My first café: a date, a place, an ally, a question to begin with. */
@Component({
  selector: 'app-cafe-page',
  imports: [
    Heading,
    Icon,
    KeptNote,
    MyPlans,
    PageState,
    ProblemNote,
    RouterLink,
    SaveState,
    TextField,
  ],
  templateUrl: './cafe-page.html',
})
export class CafePage {
  private readonly api = inject(Api);
  protected readonly outbox = inject(Outbox);

  readonly cohortId = input.required<string>();

  protected readonly cafe = resource({
    params: () => ({ cohortId: this.cohortId() }),
    loader: ({ params }) => this.api.call(learnerRoutes.cafe, { params }),
  });
  /** The plan as it stands, the same as long as it says the same: what is typed meanwhile stays. */
  protected readonly plan = computed(
    () => {
      const given =
        this.outbox.waiting(this.place()).at(-1) ?? this.outbox.lately(this.place()).at(-1)?.entry;
      if (given) return given.body as NonNullable<MyCafe['plan']>;
      return this.cafe.hasValue() ? this.cafe.value().plan : null;
    },
    { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  );
  protected readonly today = localDate(new Date(), deviceTimeZone());
  protected readonly day = calendarDay;
  /** Where the plan is in the outbox. */
  protected readonly place = computed(() => `cafe/${this.cohortId()}`);
  /** What the server would not have. */
  protected readonly problem = computed(() => {
    const refused = this.outbox.refused(this.place()).at(-1);
    return refused ? refusalOf(refused) : null;
  });

  private readonly draft = linkedSignal(() => this.plan() ?? blank);
  /** What to mend is said at once, network or not; the server has the last word. */
  protected readonly fields = form(this.draft, (path) => {
    required(path.plannedOn, { message: 'Choisissez un jour.' });
    validate(path.plannedOn, ({ value }) => {
      const days = { today: this.today, before: this.plan()?.plannedOn ?? null };
      const message = value() && cafeDayFault(value(), days);
      return message ? { kind: 'day', message } : undefined;
    });
    required(path.place, { message: 'Dites où, même en un mot.' });
    limited(path.place, limits.line);
    limited(path.ally, limits.line);
    limited(path.question, limits.question);
  });

  protected readonly submit = () => send(this.fields, () => this.save());

  private async save(): Promise<void> {
    const body = this.draft();
    await this.outbox.keep({
      route: learnerRoutes.planCafe,
      key: this.place(),
      label: `Mon premier café, ${calendarDay(body.plannedOn)}`,
      replaces: true,
      params: { cohortId: this.cohortId() },
      body,
    });
  }
}
