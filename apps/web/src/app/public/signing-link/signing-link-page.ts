import { Component, inject, Injector, resource, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import {
  attendanceRoutes,
  type LinkedSigning,
  type NewSignature,
  type Receipt,
  type SignatureMark,
} from '@percolateur/contract';
import { fullName, limits } from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import { Api, ProblemError, problemOf } from '../../api';
import { type KeptByLink, LinkSignatures } from '../../outbox/link-signatures';
import { ReceiptNote } from '../../parts/signing/receipt-note';
import { takeSecret } from '../../session/take-secret';
import { action, Busy } from '../../ui/action';
import { Announce, focusNext } from '../../ui/announce';
import { gentlePoll } from '../../ui/gentle-poll';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { SaveState } from '../../ui/save-state';
import { SignaturePad } from '../../ui/signature-pad';
import { FrenchDate, FrenchSlot, FrenchTime } from '../../ui/when';

/**
 * A personal link, received by e-mail: one half-day, for one person, who is asked first whether it is
 * them. Opening it signs nothing.
 */
@Component({
  selector: 'app-signing-link-page',
  imports: [
    Busy,
    FrenchDate,
    FrenchSlot,
    FrenchTime,
    Heading,
    Icon,
    PageState,
    ProblemNote,
    ReceiptNote,
    SaveState,
    SignaturePad,
  ],
  templateUrl: './signing-link-page.html',
  styleUrl: './signing-link-page.css',
})
export class SigningLinkPage {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly injector = inject(Injector);
  private readonly links = inject(LinkSignatures);
  private readonly token = takeSecret().token;

  protected readonly fullName = fullName;
  protected readonly limits = limits;
  protected readonly linked = resource({ loader: () => this.read() });
  /** Whether who reads is the person of the link; null until they have said so. */
  protected readonly me = signal<boolean | null>(null);
  protected readonly mark = signal<SignatureMark | null>(null);
  protected readonly lateReason = signal('');
  /** Made here, and not received yet. */
  protected readonly kept = signal<KeptByLink | null>(null);
  /** What was asked for and is missing. */
  protected readonly fault = signal<'reason' | 'mark' | null>(null);
  /** The signature on its way: sent again as it was, were the network away. */
  private made: NewSignature | null = null;

  protected readonly signing = action(async (view: LinkedSigning) => {
    const late = view.state === 'late';
    this.made ??= {
      id: uuidv7(),
      for: view.person.id,
      mark: this.mark()!,
      statementVersion: view.statement.version,
      clientTime: new Date().toISOString(),
    };
    const signature = { ...this.made, ...(late && { lateReason: this.lateReason().trim() }) };
    const receipt = await this.sendOrKeep(view, signature);
    if (receipt) this.show(view, receipt);
    focusNext('gesture', this.injector);
  });

  constructor() {
    const { received, refused } = this.links;
    received.pipe(takeUntilDestroyed()).subscribe(({ token, receipt }) => {
      if (token !== this.token) return;
      this.kept.set(null);
      this.announce.say('Votre signature est reçue.');
      if (this.linked.hasValue()) this.show(this.linked.value(), receipt);
      else this.linked.reload();
    });
    refused.pipe(takeUntilDestroyed()).subscribe((kept) => {
      if (kept.token === this.token) this.kept.set(kept);
    });
    if (this.token) {
      void this.links.of(this.token).then((kept) => {
        this.kept.set(kept);
        if (kept) void this.links.send();
      });
    }
    gentlePoll(async () => {
      if (!this.linked.hasValue()) return;
      const { state } = this.linked.value();
      if (state !== 'later' && state !== 'awaiting') return;
      const view = await this.read();
      this.linked.set(view);
      if (view.state === 'open') this.announce.say('La signature est ouverte.');
    }, 15);
  }

  protected answer(me: boolean): void {
    this.me.set(me);
    focusNext(me ? 'gesture' : 'not-me', this.injector);
  }

  protected async sign(view: LinkedSigning): Promise<void> {
    const lacksReason = view.state === 'late' && this.lateReason().trim().length < 3;
    this.fault.set(lacksReason ? 'reason' : this.mark() ? null : 'mark');
    if (lacksReason) document.getElementById('field-lateReason')?.focus();
    if (this.fault() === null) await this.signing.run(view);
  }

  /** Another gesture is another signature. */
  protected redraw(mark: SignatureMark | null): void {
    this.mark.set(mark);
    this.made = null;
  }

  protected async tryAgain(kept: KeptByLink): Promise<void> {
    this.kept.set({ ...kept, refused: null });
    await this.links.retry(kept);
  }

  /** What was refused is let go, and the page signs anew. */
  protected async signAnew(kept: KeptByLink): Promise<void> {
    await this.links.discard(kept);
    this.made = null;
    this.kept.set(null);
    this.linked.reload();
  }

  private show(view: LinkedSigning, receipt: Receipt): void {
    this.linked.set({ ...view, receipt, state: receipt.counts ? 'signed' : 'awaiting' });
  }

  /** Null when it is kept on the device, for want of network; where nothing is kept, the page waits. */
  private async sendOrKeep(view: LinkedSigning, signature: NewSignature): Promise<Receipt | null> {
    const { token } = this;
    try {
      return await this.api.call(attendanceRoutes.signByLink, { body: { token, signature } });
    } catch (error) {
      if (problemOf(error).code !== 'offline') throw error;
      const slot = new FrenchSlot().transform(view.halfDay, view.timeZone);
      const kept = { token, signature, name: fullName(view.person), slot, refused: null };
      if (!(await this.links.keep(kept))) throw error;
      this.kept.set(kept);
      return null;
    }
  }

  private async read(): Promise<LinkedSigning> {
    if (!this.token) {
      throw new ProblemError(
        404,
        'not-found',
        'Ce lien n’est plus complet.',
        'Ouvrez-le à nouveau depuis le message reçu.',
      );
    }
    return this.api.call(attendanceRoutes.openLink, { body: { token: this.token } });
  }
}
