import { Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import {
  attendanceRoutes,
  type RoomPerson,
  type RoomView,
  type SheetPhoto,
  urlOf,
} from '@percolateur/contract';
import { counted, frenchSlot, fullName } from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import { Api } from '../../api';
import { Outbox } from '../../outbox/outbox';
import { sendOrKeep } from '../../outbox/send-or-keep';
import { action, Busy } from '../../ui/action';
import { Modal } from '../../ui/modal';
import { ProblemNote } from '../../ui/problem-note';
import { FrenchTime } from '../../ui/when';
import { shrinkPhoto } from '../../ui/shrink-photo';

/** A photo just taken, which the server does not have yet. */
interface Taken {
  id: string;
  photo: string;
  replaces: string | null;
  clientTime: string;
}

/**
 * The half-day was signed by hand: its sheet is photographed, then who signed on it is entered. Both
 * wait on the device where there is no network, the photo first.
 */
@Component({
  selector: 'app-paper-dialog',
  imports: [Busy, FrenchTime, Modal, ProblemNote],
  templateUrl: './paper-dialog.html',
  styles: `
    img {
      display: block;
      max-inline-size: 100%;
      max-block-size: 40vh;
      border-radius: var(--radius);
    }
  `,
})
export class PaperDialog {
  readonly api = inject(Api);
  readonly outbox = inject(Outbox);
  private readonly modal = viewChild.required(Modal);

  readonly view = input.required<RoomView>();
  /** Enrolments of those whose signature waits on this device. */
  readonly signedHere = input<ReadonlySet<string>>(new Set());
  /** The room since; null when what was entered waits on this device. */
  readonly entered = output<{ view: RoomView | null; said: string }>();
  readonly closed = output();

  protected readonly fullName = fullName;
  protected readonly counted = counted;
  protected readonly taken = signal<Taken | null>(null);
  protected readonly unreadable = signal(false);
  /** The photo that the next one takes the place of. */
  protected readonly replaced = signal<SheetPhoto | null>(null);
  protected readonly chosen = signal<ReadonlySet<string>>(new Set());
  /** Ids of the signatures to be made, by enrolment: the same however often they are sent. */
  private readonly ids = new Map<string, string>();

  protected readonly unsigned = computed(() =>
    this.view().people.filter(
      ({ signature, enrolmentId }) => signature === 'none' && !this.signedHere().has(enrolmentId),
    ),
  );
  private readonly key = computed(() => `paper/${this.view().halfDayId}`);
  private readonly slot = computed(() => {
    const { halfDayId, halfDays, timeZone } = this.view();
    const { startsAt, endsAt } = halfDays.find(({ id }) => id === halfDayId)!;
    return frenchSlot(new Date(startsAt), new Date(endsAt), timeZone);
  });
  protected readonly verb = computed(() => {
    const count = this.chosen().size;
    if (count === 0) return 'Garder la photo';
    return `Reporter ${counted(count, 'signature', 'signatures')}`;
  });
  /** What the signatures are entered from: the photo just taken, or the last one. */
  protected readonly photoId = computed(() => this.taken()?.id ?? this.view().photos.at(-1)?.id);
  protected readonly mayEnter = computed(
    () => this.photoId() !== undefined && (this.taken() !== null || this.chosen().size > 0),
  );

  protected readonly entering = action(async () => {
    const photoId = this.photoId();
    if (!photoId || !this.mayEnter()) return;
    const taken = this.taken();
    const count = this.chosen().size;
    let view = taken && (await this.giveOne(taken));
    const photoWaits = taken !== null && view === null;
    if (count > 0) view = await this.giveSignatures(photoId, photoWaits);
    const what = count > 0 ? counted(count, 'signature', 'signatures') : 'La photo';
    const said = view ? `${what} : reçu.` : `${what} : gardé sur cet appareil.`;
    this.entered.emit({ view, said });
    this.modal().close();
  });

  protected readonly photoUrl = ({ id: photoId }: SheetPhoto) =>
    urlOf(attendanceRoutes.sheetPhoto, { params: { photoId } });

  protected async choose(input: HTMLInputElement): Promise<void> {
    const [file] = input.files ?? [];
    input.value = '';
    if (!file) return;
    const photo = await shrinkPhoto(file).catch(() => null);
    this.unreadable.set(photo === null);
    if (photo === null) return;
    const replaces = this.replaced()?.id ?? null;
    this.taken.set({ id: uuidv7(), photo, replaces, clientTime: new Date().toISOString() });
  }

  protected toggle({ enrolmentId }: RoomPerson): void {
    const chosen = new Set(this.chosen());
    if (!chosen.delete(enrolmentId)) chosen.add(enrolmentId);
    this.chosen.set(chosen);
  }

  private giveOne(body: Taken): Promise<RoomView | null> {
    return sendOrKeep(this, {
      route: attendanceRoutes.photographSheet,
      key: this.key(),
      label: `Photo de la feuille, ${this.slot()}`,
      params: { halfDayId: this.view().halfDayId },
      body,
    });
  }

  private async giveSignatures(photoId: string, photoWaits: boolean): Promise<RoomView | null> {
    const signed = [...this.chosen()].map((enrolmentId) => {
      const id = this.ids.get(enrolmentId) ?? uuidv7();
      this.ids.set(enrolmentId, id);
      return { id, enrolmentId };
    });
    const given = {
      route: attendanceRoutes.enterPaper,
      key: this.key(),
      label: `${counted(signed.length, 'signature sur papier', 'signatures sur papier')}, ${this.slot()}`,
      params: { halfDayId: this.view().halfDayId },
      body: { photoId, signed, clientTime: new Date().toISOString() },
    };
    if (!photoWaits) return sendOrKeep(this, given);
    // Behind the photo that it names.
    await this.outbox.keep(given);
    return null;
  }
}
