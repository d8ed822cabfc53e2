import { Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { attendanceRoutes, type RoomView, type SignatureMark } from '@percolateur/contract';
import { counted, frenchSlot, limits, fullName } from '@percolateur/domain';
import { Api } from '../../api';
import { Outbox } from '../../outbox/outbox';
import { sendOrKeep } from '../../outbox/send-or-keep';
import { CurrentPerson } from '../../session/current-person';
import { action, Busy } from '../../ui/action';
import { Intentions } from '../../ui/intention';
import { Modal } from '../../ui/modal';
import { ProblemNote } from '../../ui/problem-note';
import { SignaturePad } from '../../ui/signature-pad';
import { missedWords } from './missed';

type Absence = { minutes: number; note: string };

/** The trainer countersigns the half-day, and notes who missed some minutes of it. */
@Component({
  selector: 'app-countersign-dialog',
  imports: [Busy, Modal, ProblemNote, SignaturePad],
  templateUrl: './countersign-dialog.html',
  styleUrl: './countersign-dialog.css',
})
export class CountersignDialog {
  readonly api = inject(Api);
  readonly outbox = inject(Outbox);
  private readonly intentions = new Intentions();
  private readonly modal = viewChild.required(Modal);

  protected readonly limits = limits;
  readonly view = input.required<RoomView>();
  /** Enrolments of those whose signature waits on this device. */
  readonly signedHere = input<ReadonlySet<string>>(new Set());
  /** The room since; null when the countersignature waits on this device. */
  readonly countersigned = output<RoomView | null>();
  readonly closed = output();

  protected readonly trainer = inject(CurrentPerson).person;
  protected readonly mark = signal<SignatureMark | null>(null);
  protected readonly fullName = fullName;
  private readonly absences = signal(new Map<string, Absence>());

  protected readonly present = computed(() =>
    this.view().people.filter(
      ({ signature, enrolmentId }) => signature === 'signed' || this.signedHere().has(enrolmentId),
    ),
  );
  protected readonly verb = computed(
    () => `Je contresigne ${counted(this.present().length, 'signature', 'signatures')}`,
  );
  protected readonly signing = action(async () => {
    const { halfDayId, halfDays, statement, timeZone } = this.view();
    const { startsAt, endsAt } = halfDays.find(({ id }) => id === halfDayId)!;
    const view = await sendOrKeep(this, {
      route: attendanceRoutes.countersign,
      key: `countersign/${halfDayId}`,
      label: `Contresignature, ${frenchSlot(new Date(startsAt), new Date(endsAt), timeZone)}`,
      params: { halfDayId },
      body: {
        id: this.intentions.idOf('countersign'),
        for: this.trainer()!.id,
        mark: this.mark()!,
        statementVersion: statement.version,
        clientTime: new Date().toISOString(),
        absences: this.present()
          .map(({ enrolmentId }) => ({ enrolmentId, ...this.absenceOf(enrolmentId) }))
          .filter(({ minutes }) => minutes > 0),
      },
    });
    this.countersigned.emit(view);
    this.modal().close();
  });

  protected absenceOf(enrolmentId: string): Absence {
    return this.absences().get(enrolmentId) ?? this.notedOf(enrolmentId);
  }

  /** What was noted of somebody as it happened, until it is said otherwise here. */
  private notedOf(enrolmentId: string): Absence {
    const person = this.view().people.find((each) => each.enrolmentId === enrolmentId);
    const { late, left } = person?.noted ?? { late: 0, left: 0 };
    return { minutes: Math.min(600, late + left), note: person ? missedWords(person) : '' };
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
