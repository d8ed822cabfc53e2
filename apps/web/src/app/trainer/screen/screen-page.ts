import { DOCUMENT } from '@angular/common';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { counted } from '@percolateur/domain';
import { Heading } from '../../ui/heading';
import { Loading } from '../../ui/loading';
import { ProblemNote } from '../../ui/problem-note';
import { FrenchTime } from '../../ui/when';
import { signedCount } from '../room/room-order';
import { watchRoom } from '../room/room-watch';
import { liveSheet } from '../run-sheet/live-sheet';
import { QrCode } from '../../ui/qr-code';

/** What the room sees, projected: what is under way and for how long, how to come in and sign. No name. */
@Component({
  selector: 'app-screen-page',
  imports: [FrenchTime, Heading, Loading, ProblemNote, QrCode, RouterLink],
  templateUrl: './screen-page.html',
  styleUrl: './screen-page.css',
})
export class ScreenPage {
  private readonly page = inject(DOCUMENT);

  readonly cohortId = input.required<string>();
  readonly creneau = input<string>();

  protected readonly watch = watchRoom(this.cohortId, this.creneau);
  protected readonly address = `${this.page.location.origin}/ma-formation`;
  protected readonly addressRead = this.address.replace(/^https?:\/\//, '');
  /**
   * Where the picture leads: to this half-day, which waits and opens by itself for who comes early.
   * A shortcut, no proof: who one is, and whether one is enrolled, is asked there.
   */
  protected readonly shortcut = computed(() => {
    const view = this.watch.view();
    if (!view?.means.includes('own')) return this.address;
    if (view.signing === 'over' || view.signing === 'closed') return this.address;
    return `${this.address}/${view.cohortId}/signer/${view.halfDayId}`;
  });
  /** The same shortcut, to be typed; an old one would lead nowhere, so none without network. */
  protected readonly code = computed(() => {
    const code = this.watch.away() ? null : this.watch.view()?.code;
    return code ? `${code.slice(0, 3)}\u00a0${code.slice(3)}` : null;
  });
  protected readonly canFill = this.page.fullscreenEnabled;

  protected readonly signing = computed(() => {
    switch (this.watch.view()?.signing) {
      case 'open':
        return 'La signature est ouverte.';
      case 'too-early':
      case 'may-open':
        return 'La signature ouvrira bientôt.';
      default:
        return 'La signature est fermée.';
    }
  });
  protected readonly count = computed(() => {
    const people = this.watch.view()?.people ?? [];
    return `${counted(signedCount(people), 'signature', 'signatures')} sur ${people.length}`;
  });
  protected readonly place = liveSheet(this.watch.view, this.watch.now).place;

  protected async fill(): Promise<void> {
    if (this.page.fullscreenElement) await this.page.exitFullscreen();
    else await this.page.documentElement.requestFullscreen();
  }
}
