import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { counted } from '@percolateur/domain';
import { CurrentPerson } from '../session/current-person';
import { Icon } from '../ui/icon';
import { Modal } from '../ui/modal';
import { SignatureDrawing } from '../ui/signature-drawing';
import { deviceTimeZone, FrenchDate, FrenchTime } from '../ui/when';
import type { Entry } from './entry';
import { Outbox } from './outbox';

/** Everything that this device keeps for the person: what waits, what was refused, what to do. */
@Component({
  selector: 'app-outbox-list',
  imports: [FrenchDate, FrenchTime, Icon, Modal, RouterLink, SignatureDrawing],
  templateUrl: './outbox-list.html',
  styleUrl: './outbox-list.css',
})
export class OutboxList {
  private readonly router = inject(Router);
  protected readonly outbox = inject(Outbox);
  protected readonly current = inject(CurrentPerson);

  /** What takes the list away. */
  readonly close = input.required<() => void>();

  protected readonly waiting = computed(() => this.outbox.mine().filter(({ refused }) => !refused));
  protected readonly refused = computed(() => this.outbox.mine().filter(({ refused }) => refused));
  protected readonly timeZone = deviceTimeZone();
  protected readonly counted = counted;

  protected here(): string {
    return this.router.url;
  }

  /** The drawing of a signature: the person sees that it is there, whatever becomes of it. */
  protected drawingOf({ body }: Entry) {
    const { mark } = body as { mark?: { drawing?: [number, number][][] } };
    return mark?.drawing ?? null;
  }
}
