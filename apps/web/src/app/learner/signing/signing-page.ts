import {
  Component,
  computed,
  effect,
  inject,
  Injector,
  input,
  resource,
  signal,
  untracked,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import {
  attendanceRoutes,
  type NewSignature,
  type Receipt,
  type SignatureMark,
  type SigningView,
} from '@percolateur/contract';
import { formatHours, fullName, limits } from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import { refusalOf } from '../../outbox/entry';
import { KeptNote } from '../../outbox/kept-note';
import { Outbox } from '../../outbox/outbox';
import { Lately } from '../../session/lately';
import { Announce, focusNext } from '../../ui/announce';
import { gentlePoll } from '../../ui/gentle-poll';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { PageState } from '../../ui/page-state';
import { ReceiptNote } from '../../parts/signing/receipt-note';
import { ProblemNote } from '../../ui/problem-note';
import { SaveState } from '../../ui/save-state';
import { SignatureDrawing } from '../../ui/signature-drawing';
import { SignaturePad } from '../../ui/signature-pad';
import { FrenchDate, FrenchSlot, FrenchTime } from '../../ui/when';
import { myHalfDay } from '../today/next-card';
import { MyWords } from './my-words';
import { asOf } from './signing-offline';

/** Signing one half-day: the text agreed to, the gesture, the receipt. */
@Component({
  selector: 'app-signing-page',
  imports: [
    FrenchDate,
    FrenchSlot,
    FrenchTime,
    Heading,
    Icon,
    KeptNote,
    MyWords,
    PageState,
    ProblemNote,
    ReceiptNote,
    RouterLink,
    SaveState,
    SignatureDrawing,
    SignaturePad,
  ],
  templateUrl: './signing-page.html',
  styleUrl: './signing-page.css',
})
export class SigningPage {
  private readonly lately = inject(Lately);
  /** The network is away: nobody knows here whether the trainer has opened signing. */
  protected readonly away = signal(false);
  private readonly announce = inject(Announce);
  private readonly injector = inject(Injector);

  protected readonly fullName = fullName;
  protected readonly limits = limits;
  readonly cohortId = input.required<string>();
  readonly halfDayId = input.required<string>();

  protected readonly signing = resource({
    params: () => this.halfDayId(),
    loader: async ({ params: halfDayId }) => {
      await this.outbox.ready;
      const view = await this.read(halfDayId);
      // Received while the page was being read.
      const lately = this.outbox.lately(`signature/${halfDayId}`).at(-1)?.answer;
      return view.receipt || !lately ? view : signed(view, lately as Receipt);
    },
  });
  protected readonly outbox = inject(Outbox);
  /** Where this signature is in the outbox. */
  protected readonly place = computed(() => `signature/${this.halfDayId()}`);
  protected readonly mark = signal<SignatureMark | null>(null);
  protected readonly lateReason = signal('');
  private readonly tried = signal(false);
  /** What is missing, once « Je signe » was pressed: it goes as soon as it is there. */
  protected readonly fault = computed(() => {
    if (!this.tried() || !this.signing.hasValue()) return null;
    const late = this.signing.value().state === 'late';
    if (late && this.lateReason().trim().length < 3) return 'reason';
    return this.given() || this.mark() ? null : 'mark';
  });

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
  /** To be signed, and on no device but the trainer’s. */
  protected readonly elsewhere = computed(() => {
    if (!this.signing.hasValue()) return false;
    const { state, means } = this.signing.value();
    return ['later', 'open', 'late'].includes(state) && !means.includes('own');
  });
  /** How it is signed then, in French. */
  protected elsewhereBy({ means }: SigningView): string {
    if (means.includes('passed')) {
      return 'Votre formatrice ou votre formateur fait passer son appareil. Il n’arrive pas jusqu’à vous ? Demandez-le.';
    }
    if (!means.includes('link')) return 'Une feuille de papier fait le tour de la salle.';
    return 'Un lien personnel vous est envoyé par courriel. Il n’arrive pas ? Demandez-le à votre formatrice ou à votre formateur.';
  }
  /** Signed here, and kept on the device until the server has it. */
  protected readonly waiting = computed(() => this.outbox.waiting(this.place())[0] ?? null);
  /** Signed here, and refused by the server: it stays until the person decides. */
  protected readonly refused = computed(() => this.outbox.refused(this.place()).at(-1) ?? null);
  protected readonly refusal = computed(() => {
    const refused = this.refused();
    return refused && refusalOf(refused);
  });
  /** The refused signature that is sent again, unless the person draws another. */
  protected readonly again = signal(false);
  protected readonly given = computed(() => (this.again() ? null : this.refused()));
  /** The drawing that waits on this device, or that was refused. */
  protected readonly drawing = computed(() => {
    const entry = this.waiting() ?? this.refused();
    const mark = (entry?.body as NewSignature | undefined)?.mark;
    return mark?.way === 'drawn' ? mark.drawing : null;
  });

  constructor() {
    this.outbox.received.pipe(takeUntilDestroyed()).subscribe(({ entry, answer }) => {
      if (entry.key === this.place()) this.receive(answer as Receipt);
    });
    // Refused: where things stand may have changed, signed on another device for one.
    effect(() => {
      if (this.refused()) untracked(() => this.signing.reload());
    });
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

  protected async sign(view: SigningView): Promise<void> {
    const [given, mark, lateReason] = [this.given(), this.mark(), this.lateReason().trim()];
    const late = view.state === 'late';
    this.tried.set(true);
    if (this.fault() === 'reason') document.getElementById('field-lateReason')?.focus();
    if (this.fault() || this.waiting()) return;
    const signature = given
      ? (given.body as NewSignature)
      : {
          id: uuidv7(),
          for: view.person.id,
          mark: mark!,
          statementVersion: view.statement.version,
          clientTime: new Date().toISOString(),
        };
    await this.outbox.keep({
      route: attendanceRoutes.sign,
      key: this.place(),
      label: `Signature, ${this.mine()}`,
      params: { halfDayId: view.halfDay.id },
      body: { ...signature, ...(late && { lateReason }) },
    });
    if (given) await this.outbox.discard(given);
  }

  private receive(receipt: Receipt): void {
    // Setting a value would stop the reading under way, which adds the receipt itself.
    if (!this.signing.hasValue()) return;
    this.signing.update((view) => view && signed(view, receipt));
    // The button that had the focus is gone; the receipt takes it, hence is read aloud.
    focusNext('gesture', this.injector);
  }

  /** Out of reach of the server, what it last said, brought to this moment. */
  private async read(halfDayId: string): Promise<SigningView> {
    const said = await this.lately.ask(attendanceRoutes.mine, { params: { halfDayId } });
    this.away.set(said.keptAt !== null);
    return said.keptAt === null ? said.answer : asOf(said.answer, new Date());
  }
}

const signed = (view: SigningView, receipt: Receipt): SigningView => ({
  ...view,
  receipt,
  state: receipt.counts ? 'signed' : 'awaiting',
});
