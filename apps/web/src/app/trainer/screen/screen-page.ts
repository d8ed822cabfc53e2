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
import { QrCode } from './qr-code';

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
