import {
  Component,
  computed,
  inject,
  input,
  output,
  resource,
  signal,
  viewChild,
} from '@angular/core';
import { form, minLength, required } from '@angular/forms/signals';
import { attendanceRoutes, type RoomPerson, type RoomView } from '@percolateur/contract';
import { counted, minutesOf, fullName } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Intentions } from '../../ui/intention';
import { Modal } from '../../ui/modal';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';
import { TextField } from '../../ui/text-field';
import { FrenchTime } from '../../ui/when';
import { mayCorrect } from './room-order';

/** What was wrongly noted of somebody’s half-day is mended with its reason; what was stays in sight. */
@Component({
  selector: 'app-correct-dialog',
  imports: [Busy, FrenchTime, Modal, PageState, ProblemNote, TextField],
  templateUrl: './correct-dialog.html',
  styleUrl: './correct-dialog.css',
})
export class CorrectDialog {
  private readonly api = inject(Api);
  private readonly intentions = new Intentions();
  private readonly modal = viewChild.required(Modal);

  readonly view = input.required<RoomView>();
  readonly person = input.required<RoomPerson>();
  readonly corrected = output<{ view: RoomView; said: string }>();
  readonly closed = output();

  protected readonly may = computed(() => mayCorrect(this.view(), this.person()));
  /** What is mended; the minutes first where both may be. */
  protected readonly chosen = signal<'minutes' | 'word' | null>(null);
  protected readonly what = computed(
    () => this.chosen() ?? (this.may().minutes ? 'minutes' : 'word'),
  );
  protected readonly typed = signal<number | null>(null);
  protected readonly minutes = computed(() => this.typed() ?? this.person().minutesMissed ?? 0);
  protected readonly longest = computed(() => {
    const { startsAt, endsAt } = this.view().halfDays.find(
      ({ id }) => id === this.view().halfDayId,
    )!;
    return minutesOf({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) });
  });
  /** The word given, turned over. */
  protected readonly agreed = computed(() => this.person().signature === 'refused');
  protected readonly verb = computed(() => {
    if (this.what() === 'minutes') {
      return `Noter ${counted(this.minutes(), 'minute manquée', 'minutes manquées')}`;
    }
    return this.agreed() ? 'Accepter la signature' : 'Refuser la signature';
  });
  protected readonly deeds = resource({
    params: () => ({
      halfDayId: this.view().halfDayId,
      enrolmentId: this.person().enrolmentId,
    }),
    loader: ({ params }) => this.api.call(attendanceRoutes.deeds, { params }),
  });
  protected readonly fullName = fullName;

  private readonly given = signal({ reason: '' });
  protected readonly reason = form(this.given, ({ reason }) => {
    required(reason, { message: 'Dites pourquoi, en quelques mots.' });
    minLength(reason, 3, { message: 'Dites pourquoi, en quelques mots.' });
  });

  protected readonly correcting = action(async () => {
    const [person, { reason }] = [this.person(), this.given()];
    const id = this.intentions.idOf(`${this.what()} ${this.minutes()} ${reason}`);
    const view =
      this.what() === 'minutes'
        ? await this.api.call(attendanceRoutes.correctAbsence, {
            params: { halfDayId: this.view().halfDayId },
            body: { id, enrolmentId: person.enrolmentId, minutes: this.minutes(), reason },
          })
        : await this.api.call(attendanceRoutes.agreeLate, {
            params: { signatureId: person.signatureId! },
            body: { id, agreed: this.agreed(), reason },
          });
    this.corrected.emit({ view, said: `C’est corrigé pour ${fullName(person)}.` });
    this.modal().close();
  });

  protected submit(): Promise<boolean> {
    return send(this.reason, () => this.correcting.run());
  }

  protected take(event: Event): void {
    const minutes = Math.round((event.target as HTMLInputElement).valueAsNumber);
    this.typed.set(Number.isFinite(minutes) ? Math.min(this.longest(), Math.max(0, minutes)) : 0);
  }
}
