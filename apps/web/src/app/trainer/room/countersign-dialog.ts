import { Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { attendanceRoutes, type RoomView, type SignatureMark } from '@percolateur/contract';
import { counted, limits, fullName } from '@percolateur/domain';
import { Api } from '../../api';
import { CurrentPerson } from '../../session/current-person';
import { action, Busy } from '../../ui/action';
import { Intentions } from '../../ui/intention';
import { Modal } from '../../ui/modal';
import { ProblemNote } from '../../ui/problem-note';
import { SignaturePad } from '../../ui/signature-pad';
import { signedCount } from './room-order';

type Absence = { minutes: number; note: string };

/** The trainer countersigns the half-day, and notes who missed some minutes of it. */
@Component({
  selector: 'app-countersign-dialog',
  imports: [Busy, Modal, ProblemNote, SignaturePad],
  templateUrl: './countersign-dialog.html',
  styleUrl: './countersign-dialog.css',
})
export class CountersignDialog {
  private readonly api = inject(Api);
  private readonly intentions = new Intentions();
  private readonly modal = viewChild.required(Modal);

  protected readonly limits = limits;
  readonly view = input.required<RoomView>();
  readonly countersigned = output<RoomView>();
  readonly closed = output();

  protected readonly trainer = inject(CurrentPerson).person;
  protected readonly mark = signal<SignatureMark | null>(null);
  protected readonly fullName = fullName;
  private readonly absences = signal(new Map<string, Absence>());

  protected readonly present = computed(() =>
    this.view().people.filter(({ signature }) => signature === 'signed'),
  );
  protected readonly verb = computed(
    () => `Je contresigne ${counted(signedCount(this.view().people), 'signature', 'signatures')}`,
  );
  protected readonly signing = action(async () => {
    const { halfDayId, statement } = this.view();
    const view = await this.api.call(attendanceRoutes.countersign, {
      params: { halfDayId },
      body: {
        id: this.intentions.idOf('countersign'),
        for: this.trainer()!.id,
        mark: this.mark()!,
        statementVersion: statement.version,
        clientTime: new Date().toISOString(),
        absences: [...this.absences()]
          .filter(([, { minutes }]) => minutes > 0)
          .map(([enrolmentId, absence]) => ({ enrolmentId, ...absence })),
      },
    });
    this.countersigned.emit(view);
    this.modal().close();
  });

  protected absenceOf(enrolmentId: string): Absence {
    return this.absences().get(enrolmentId) ?? { minutes: 0, note: '' };
  }

  protected noteAbsence(enrolmentId: string, change: Partial<Absence>): void {
    const absence = { ...this.absenceOf(enrolmentId), ...change };
    this.absences.update((absences) => new Map(absences).set(enrolmentId, absence));
  }

  protected minutesIn(event: Event): number {
    const minutes = Math.round((event.target as HTMLInputElement).valueAsNumber);
    return Number.isFinite(minutes) ? Math.min(600, Math.max(0, minutes)) : 0;
  }
}
