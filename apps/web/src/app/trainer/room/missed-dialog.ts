import { Component, computed, inject, input, linkedSignal, output, viewChild } from '@angular/core';
import type { RoomPerson, RoomView } from '@percolateur/contract';
import { fullName, minutesOf, type MissedPart, missedParts } from '@percolateur/domain';
import { Outbox } from '../../outbox/outbox';
import { action, Busy } from '../../ui/action';
import { Modal } from '../../ui/modal';
import { ProblemNote } from '../../ui/problem-note';
import { keepMissed } from './missed';

/** The trainer notes who comes late or leaves early, as it happens, network or not. */
@Component({
  selector: 'app-missed-dialog',
  imports: [Busy, Modal, ProblemNote],
  template: `
    <app-modal [heading]="'Retard ou départ : ' + fullName(person())" (closed)="closed.emit()">
      <form novalidate (submit)="$event.preventDefault(); noting.run()">
        <p id="hint-missed">
          0 pour qui est là du début à la fin. Vous retrouverez ces minutes en contresignant.
        </p>
        @for (part of parts; track part) {
          <div class="field">
            <label [for]="'field-' + part">{{ words[part] }}</label>
            <input
              #typed
              type="number"
              inputmode="numeric"
              min="0"
              step="1"
              aria-describedby="hint-missed"
              [id]="'field-' + part"
              [max]="longest()"
              [value]="minutes()[part]"
              (change)="take(part, typed.valueAsNumber)"
            />
          </div>
        }
        <app-problem [problem]="noting.problem()" />
        <p class="actions">
          <button class="button primary" [appBusy]="noting.pending()">Noter</button>
        </p>
      </form>
    </app-modal>
  `,
  styles: `
    input {
      inline-size: 7rem;
    }
  `,
})
export class MissedDialog {
  private readonly outbox = inject(Outbox);
  private readonly modal = viewChild.required(Modal);

  readonly view = input.required<RoomView>();
  readonly person = input.required<RoomPerson>();
  readonly closed = output();

  protected readonly fullName = fullName;
  protected readonly parts = missedParts;
  protected readonly words: Record<MissedPart, string> = {
    late: 'Minutes de retard à l’arrivée',
    left: 'Minutes manquées à la fin',
  };
  private readonly before = computed(() => this.person().noted ?? { late: 0, left: 0 });
  protected readonly minutes = linkedSignal(() => this.before());
  protected readonly longest = computed(() => {
    const { startsAt, endsAt } = this.view().halfDays.find(
      ({ id }) => id === this.view().halfDayId,
    )!;
    return minutesOf({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) });
  });

  protected readonly noting = action(async () => {
    for (const part of missedParts) {
      const minutes = this.minutes()[part];
      if (minutes === this.before()[part]) continue;
      await keepMissed(this.outbox, this.view().halfDayId, this.person(), { part, minutes });
    }
    this.modal().close();
  });

  protected take(part: MissedPart, typed: number): void {
    const minutes = Number.isFinite(typed) ? Math.round(typed) : 0;
    const within = Math.min(this.longest(), Math.max(0, minutes));
    this.minutes.update((all) => ({ ...all, [part]: within }));
  }
}
