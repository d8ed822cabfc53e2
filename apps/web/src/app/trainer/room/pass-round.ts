import {
  afterNextRender,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import {
  attendanceRoutes,
  type Receipt,
  type RoomPerson,
  type RoomView,
  type SignatureMark,
} from '@percolateur/contract';
import { statementFor } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Icon } from '../../ui/icon';
import { Intentions } from '../../ui/intention';
import { ProblemNote } from '../../ui/problem-note';
import { SignaturePad } from '../../ui/signature-pad';
import { FrenchSlot, FrenchTime } from '../../ui/when';
import { byName, fullName } from './room-order';

/**
 * The trainer’s device goes round: one chooses one’s name, signs, hands the device on. It covers the
 * page and shows names alone; Escape does not leave it.
 */
@Component({
  selector: 'app-pass-round',
  imports: [Busy, FrenchSlot, FrenchTime, Icon, ProblemNote, SignaturePad],
  templateUrl: './pass-round.html',
  styleUrl: './pass-round.css',
})
export class PassRound {
  private readonly api = inject(Api);
  private readonly intentions = new Intentions();
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  readonly view = input.required<RoomView>();
  readonly now = input.required<Date>();
  /** A signature was received: the room has changed. */
  readonly signed = output();
  readonly closed = output();

  protected readonly person = signal<RoomPerson | null>(null);
  protected readonly receipt = signal<Receipt | null>(null);
  protected readonly mark = signal<SignatureMark | null>(null);
  protected readonly lateReason = signal('');
  protected readonly fullName = fullName;
  private givenBack = false;
  private readonly justSigned = signal<readonly string[]>([]);

  protected readonly waiting = computed(() =>
    byName(this.view().people).filter(
      ({ signature, enrolmentId }) =>
        signature === 'none' && !this.justSigned().includes(enrolmentId),
    ),
  );
  protected readonly halfDay = computed(() =>
    this.view().halfDays.find(({ id }) => id === this.view().halfDayId)!,
  );
  protected readonly late = computed(() => this.view().signing === 'over');
  /** The sentence signed, which is true at this moment. */
  protected readonly statement = computed(() => {
    const { startsAt, endsAt } = this.halfDay();
    const slot = { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
    return statementFor(this.now(), slot, this.view().timeZone);
  });
  protected readonly complete = computed(
    () => this.mark() !== null && (!this.late() || this.lateReason().trim().length >= 3),
  );

  protected readonly signing = action(async () => {
    const { enrolmentId, personId } = this.person()!;
    const receipt = await this.api.call(attendanceRoutes.passRound, {
      params: { halfDayId: this.view().halfDayId },
      body: {
        id: this.intentions.idOf(enrolmentId),
        for: personId,
        enrolmentId,
        mark: this.mark()!,
        statementVersion: this.statement().version,
        clientTime: new Date().toISOString(),
        ...(this.late() && { lateReason: this.lateReason().trim() }),
      },
    });
    this.receipt.set(receipt);
    this.justSigned.update((ids) => [...ids, enrolmentId]);
    this.signed.emit();
    this.goToHeading();
  });

  constructor() {
    afterNextRender(() => this.dialog().nativeElement.showModal());
  }

  protected choose(person: RoomPerson | null): void {
    this.person.set(person);
    this.receipt.set(null);
    this.mark.set(null);
    this.lateReason.set('');
    this.signing.clear();
    this.goToHeading();
  }

  protected giveBack(): void {
    this.givenBack = true;
    this.dialog().nativeElement.close();
  }

  /** A browser lets a second Escape through: the page beneath stays covered all the same. */
  protected leave(): void {
    if (this.givenBack) this.closed.emit();
    else this.dialog().nativeElement.showModal();
  }

  private goToHeading(): void {
    this.heading().nativeElement.focus();
    this.dialog().nativeElement.scrollTop = 0;
  }
}
