import {
  Component,
  computed,
  inject,
  Injector,
  input,
  type OnDestroy,
  resource,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  attendanceRoutes,
  type NewSignature,
  type Receipt,
  type SignatureMark,
  type SigningView,
} from '@percolateur/contract';
import { formatHours } from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import { Api } from '../../api';
import { Announce, focusNext } from '../../ui/announce';
import { gentlePoll } from '../../ui/gentle-poll';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { SaveState } from '../../ui/save-state';
import { SignaturePad } from '../../ui/signature-pad';
import { FrenchDate, FrenchSlot, FrenchTime } from '../../ui/when';
import { Outbox } from '../../outbox/outbox';
import { myHalfDay } from '../today/next-card';

/** Signing one half-day: the text agreed to, the gesture, the receipt. */
@Component({
  selector: 'app-signing-page',
  imports: [
    FrenchDate,
    FrenchSlot,
    FrenchTime,
    Heading,
    Icon,
    PageState,
    ProblemNote,
    RouterLink,
    SaveState,
    SignaturePad,
  ],
  templateUrl: './signing-page.html',
  styleUrl: './signing-page.css',
})
export class SigningPage implements OnDestroy {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly injector = inject(Injector);

  readonly cohortId = input.required<string>();
  readonly halfDayId = input.required<string>();

  protected readonly signing = resource({
    params: () => this.halfDayId(),
    loader: ({ params: halfDayId }) => this.open(halfDayId),
  });
  protected readonly outbox = signal<Outbox<NewSignature, Receipt> | null>(null);
  protected readonly mark = signal<SignatureMark | null>(null);
  protected readonly lateReason = signal('');
  /** What is missing before it can be sent. */
  protected readonly fault = signal<'mark' | 'reason' | null>(null);

  protected readonly mine = computed(() => {
    if (!this.signing.hasValue()) return '';
    const { halfDay, timeZone } = this.signing.value();
    return myHalfDay(halfDay.startsAt, timeZone);
  });
  protected readonly length = computed(() => {
    if (!this.signing.hasValue()) return '';
    const { startsAt, endsAt } = this.signing.value().halfDay;
    return formatHours(Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000));
  });
  /** Too early yet, as the server’s clock has it. */
  protected readonly early = computed(() => {
    if (!this.signing.hasValue()) return false;
    const { now, opensAt } = this.signing.value();
    return Date.parse(now) < Date.parse(opensAt);
  });
  /** Signed here, and kept on the device until the server has it. */
  protected readonly waiting = computed(() => (this.outbox()?.count() ?? 0) > 0);

  constructor() {
    gentlePoll(async () => {
      if (!this.signing.hasValue()) return;
      const { state } = this.signing.value();
      if (state !== 'later' && state !== 'awaiting') return;
      const view = await this.read(this.halfDayId());
      if (view.halfDay.id !== this.halfDayId()) return;
      this.signing.set(view);
      if (view.state === 'open') this.announce.say('La signature est ouverte.');
    }, 15);
  }

  ngOnDestroy(): void {
    this.outbox()?.stop();
  }

  protected sign(view: SigningView): void {
    const [mark, lateReason] = [this.mark(), this.lateReason().trim()];
    const late = view.state === 'late';
    this.fault.set(late && lateReason.length < 3 ? 'reason' : mark ? null : 'mark');
    if (this.fault() === 'reason') document.getElementById('field-lateReason')?.focus();
    if (this.fault() || !mark || this.waiting()) return;
    this.outbox()?.put(view.halfDay.id, {
      id: uuidv7(),
      mark,
      statementVersion: view.statement.version,
      clientTime: new Date().toISOString(),
      ...(late && { lateReason }),
    });
  }

  private async open(halfDayId: string): Promise<SigningView> {
    const view = await this.read(halfDayId);
    this.outbox()?.stop();
    this.outbox.set(this.outboxOf(view));
    return view;
  }

  /** A device may serve several people: what waits is kept under the person’s own name. */
  private outboxOf({ person }: SigningView): Outbox<NewSignature, Receipt> {
    return new Outbox(
      `percolateur.signature.${person.id}.${this.halfDayId()}`,
      (halfDayId, body) => this.send(halfDayId, body),
      (_, receipt) => this.receive(receipt),
    );
  }

  private async send(halfDayId: string, body: NewSignature): Promise<Receipt> {
    return this.api.call(attendanceRoutes.sign, { params: { halfDayId }, body });
  }

  private receive(receipt: Receipt): void {
    this.signing.update(
      (view) => view && { ...view, receipt, state: receipt.counts ? 'signed' : 'awaiting' },
    );
    // The button that had the focus is gone; the receipt takes it, hence is read aloud.
    focusNext('gesture', this.injector);
  }

  private read(halfDayId: string): Promise<SigningView> {
    return this.api.call(attendanceRoutes.mine, { params: { halfDayId } });
  }
}
