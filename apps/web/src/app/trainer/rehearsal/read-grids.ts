import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import {
  observationRoutes,
  type ObservationMarks,
  type RehearsalPerson,
  type RehearsalView,
} from '@percolateur/contract';
import { limits } from '@percolateur/domain';
import { Api } from '../../api';
import { criterionName, GridForm } from '../../parts/observation/grid-form';
import { action, Busy } from '../../ui/action';
import { Intentions } from '../../ui/intention';
import { ProblemNote } from '../../ui/problem-note';

/** The grids about one person side by side, and the levels that a trainer retains. */
@Component({
  selector: 'app-read-grids',
  imports: [Busy, GridForm, ProblemNote],
  templateUrl: './read-grids.html',
  styles: `
    .grids {
      overflow-x: auto;
    }
    td,
    th {
      padding: 0.25rem 0.75rem 0.25rem 0;
      text-align: start;
    }
  `,
})
export class ReadGrids {
  private readonly api = inject(Api);
  private readonly intentions = new Intentions();
  protected readonly limits = limits;
  protected readonly name = criterionName;

  readonly cohortId = input.required<string>();
  readonly view = input.required<RehearsalView>();
  readonly person = input.required<RehearsalPerson>();
  readonly validated = output<RehearsalView>();

  protected readonly marks = linkedSignal<ObservationMarks>(
    () => this.person().validation?.marks ?? this.person().proposed ?? {},
  );
  protected readonly reason = signal('');
  protected readonly tried = signal(false);
  protected readonly reasonMissing = computed(
    () => this.tried() && this.person().validation !== null && this.reason().trim().length < 3,
  );
  protected readonly may = computed(() => this.view().mayWrite && this.view().open);

  protected readonly validating = action(async () => {
    this.tried.set(true);
    if (this.reasonMissing()) return;
    const { enrolmentId, validation } = this.person();
    const marks = this.marks();
    const what = JSON.stringify([enrolmentId, marks, this.reason()]);
    const again = validation && { reason: this.reason().trim() };
    const body = {
      validations: [{ id: this.intentions.idOf(what), enrolmentId, marks, ...again }],
    };
    const params = { cohortId: this.cohortId() };
    const view = await this.api.call(observationRoutes.validate, { params, body });
    this.intentions.done(what);
    this.tried.set(false);
    this.reason.set('');
    this.validated.emit(view);
  });

  protected levelOf(marks: ObservationMarks, id: string): string {
    const level = marks[id];
    if (level === undefined) return '';
    return level === null ? 'pas eu l’occasion' : `${level}, ${this.view().grid.levels[level - 1]}`;
  }
}
