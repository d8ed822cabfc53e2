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
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import {
  attendanceRoutes,
  type Receipt,
  type RoomPerson,
  type RoomView,
  type SignatureMark,
} from '@percolateur/contract';
import { counted, frenchSlot, limits, statementFor, fullName, ofPerson } from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import { refusalOf } from '../../outbox/entry';
import { KeptNote } from '../../outbox/kept-note';
import { Outbox } from '../../outbox/outbox';
import { Icon } from '../../ui/icon';
import { ProblemNote } from '../../ui/problem-note';
import { SaveState } from '../../ui/save-state';
import { SignaturePad } from '../../ui/signature-pad';
import { FrenchSlot, FrenchTime } from '../../ui/when';
import { byName } from './room-order';
import { UnlockForm } from './unlock-form';

/**
 * The trainer’s device goes round: one chooses one’s name, signs, hands the device on, network or
 * not. It covers the page and shows names alone, until the trainer’s digits.
 */
@Component({
  selector: 'app-pass-round',
  imports: [
    FrenchSlot,
    FrenchTime,
    Icon,
    KeptNote,
    ProblemNote,
    SaveState,
    SignaturePad,
    UnlockForm,
  ],
  templateUrl: './pass-round.html',
  styleUrl: './pass-round.css',
})
export class PassRound {
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  protected readonly limits = limits;
  protected readonly outbox = inject(Outbox);

  readonly view = input.required<RoomView>();
  readonly now = input.required<Date>();
  /** A signature was received: the room has changed. */
  readonly signed = output();
  readonly closed = output();

  protected readonly person = signal<RoomPerson | null>(null);
  /** The person has signed, and the drawing is kept. */
  protected readonly kept = signal(false);
  protected readonly mark = signal<SignatureMark | null>(null);
  protected readonly lateReason = signal('');
  protected readonly leaving = signal(false);
  protected readonly fullName = fullName;
  protected readonly counted = counted;
  private released = false;

  /** Where the signatures of this round are in the outbox. */
  protected readonly place = computed(() => `passed/${this.view().halfDayId}`);
  protected readonly mine = computed(() => this.placeOf(this.person()?.enrolmentId));
  protected readonly unsigned = computed(() =>
    byName(this.view().people).filter(
      ({ signature, enrolmentId }) => signature === 'none' && !this.isGiven(enrolmentId),
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
  protected readonly receipt = computed(
    () => this.outbox.lately(this.mine()).at(-1)?.answer as Receipt | undefined,
  );
  protected readonly refusal = computed(() => {
    const refused = this.outbox.refused(this.mine()).at(-1);
    return refused && this.outbox.waiting(this.mine()).length === 0 ? refusalOf(refused) : null;
  });

  constructor() {
    afterNextRender(() => this.dialog().nativeElement.showModal());
    this.outbox.received.pipe(takeUntilDestroyed()).subscribe(({ entry }) => {
      if (entry.key.startsWith(`${this.place()}/`)) this.signed.emit();
    });
  }

  protected async sign(person: RoomPerson): Promise<void> {
    const { halfDayId, timeZone } = this.view();
    const { startsAt, endsAt } = this.halfDay();
    if (!this.complete() || this.kept()) return;
    this.kept.set(true);
    await this.outbox.keep({
      route: attendanceRoutes.passRound,
      key: `${this.place()}/${person.enrolmentId}`,
      label: `Signature ${ofPerson(person)}, ${frenchSlot(new Date(startsAt), new Date(endsAt), timeZone)}`,
      params: { halfDayId },
      body: {
        id: uuidv7(),
        for: person.personId,
        enrolmentId: person.enrolmentId,
        mark: this.mark()!,
        statementVersion: this.statement().version,
        clientTime: new Date().toISOString(),
        ...(this.late() && { lateReason: this.lateReason().trim() }),
      },
    });
    this.goToHeading();
  }

  /** Goes to somebody’s signature, or back to the names; what is signed stays kept. */
  protected choose(person: RoomPerson | null): void {
    this.person.set(person);
    this.kept.set(false);
    this.mark.set(null);
    this.lateReason.set('');
    this.leaving.set(false);
    this.goToHeading();
  }

  protected leave(): void {
    this.leaving.set(true);
    this.goToHeading();
  }

  protected release(): void {
    this.released = true;
    this.dialog().nativeElement.close();
  }

  /** A browser lets a second Escape through: the page beneath stays covered all the same. */
  protected cover(): void {
    if (this.released) this.closed.emit();
    else this.dialog().nativeElement.showModal();
  }

  /** Where a signature is; of somebody added here, under their enrolment once it is known. */
  private placeOf(enrolmentId = ''): string {
    return this.outbox.actual(`${this.place()}/${enrolmentId}`);
  }

  private isGiven(enrolmentId: string): boolean {
    const key = this.placeOf(enrolmentId);
    return this.outbox.waiting(key).length > 0 || this.outbox.lately(key).length > 0;
  }

  private goToHeading(): void {
    this.heading().nativeElement.focus();
    this.dialog().nativeElement.scrollTop = 0;
  }
}
